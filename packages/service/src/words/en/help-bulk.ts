import { command } from '../help-command.ts'

/** Help of the bulk commands in English. */
export const bulkCommands = {
  bulk: command(
    'request many qualifications from a file',
    'Requests qualifications for all customers of a file, each exactly once. What was sent and answered is kept in a ledger beside the file, so that a run that ended in any way continues where it stopped.',
  ),
  'bulk template': command(
    'print an empty file with its columns',
    'Prints an empty CSV file with the columns that a file may have.',
  ),
  'bulk check': command(
    'say what would happen to each row, without sending requests',
    'Says what would happen to each row, and changes nothing: duplicates, unknown customers, refusals, and what vetting would object to. Exits with 4 when a row would not be accepted.',
  ),
  'bulk run': command(
    'send the requests, or continue sending them',
    'Sends the request of each row once, within the rate that the service allows, and continues an earlier run of the same file. Exits with 4 when a row was refused, and with 5 when one was denied under --wait.',
  ),
  'bulk status': command(
    'count the rows by what became of them',
    'Counts the rows by what became of them, from the ledger alone; also while a run goes on.',
  ),
  'bulk results': command(
    'write each row with its outcome as CSV',
    'Writes the rows in their order with outcome, verdict, reason, what to do, dates and ids, from the ledger alone. With --only it makes the file for the next run.',
  ),
  report: command(
    'report on all customers by qualification',
    'Reports on all customers by qualification: state, reason, age, requests left and what to do, and counts them in groups. Of Microsoft’s Partner Center it reads again what may have changed since the last report.',
  ),
}
