import { command } from '../help-command.ts'

/** Help of `accredit sandbox`. */
export const sandboxHelp = {
  sandbox: command(
    'control a sandbox: clock, faults, requests, snapshots, names',
    'Controls a running sandbox, the one of this machine or the one that --url names. It needs no sign-in.',
  ),
  'sandbox reset': command(
    'restore the initial state',
    'Restores data, clock, faults, requests and limits to the first start, and shows the clock.',
  ),
  'sandbox clock': command(
    'show or advance the clock',
    'Shows the clock of a sandbox; --advance or --to moves it forward first.',
  ),
  'sandbox faults': command(
    'show or set the faults that calls meet',
    'Shows the faults in force. --clear, --profile and --file replace them, --add adds one.',
  ),
  'sandbox requests': command(
    'show what was received and answered',
    'Shows the requests that a sandbox received, oldest first; --json has the bodies.',
  ),
  'sandbox snapshot': command(
    'take a snapshot',
    'Takes a snapshot of data, clock and signing key. The sandbox keeps it; --file also writes it to a file.',
  ),
  'sandbox restore': command(
    'restore a snapshot',
    'Restores a snapshot, by its id or from a file.',
  ),
  'sandbox customers': command(
    'add made-up customers',
    'Adds made-up customers with plausible records to the partner of the user.',
  ),
  'sandbox names': command(
    'open further sandboxes in the same process',
    'Manages named sandboxes: whole services beside the first, each at an address of its own.',
  ),
  'sandbox names list': command(
    'list the named sandboxes',
    'Lists the named sandboxes with their addresses.',
  ),
  'sandbox names add': command(
    'open a sandbox under a name',
    'Opens a sandbox under a name and prints its address.',
  ),
  'sandbox names remove': command(
    'end a named sandbox',
    'Ends a named sandbox; its data are gone.',
  ),
  drift: command(
    'compare Accredit with another service, such as Partner Center',
    'Sends the same calls to Accredit and to another service, and compares status, code, headers and form of the answers; ids, dates and names do not count. It only reads, unless --write names an operation. Exits with 4 when something differs. docs/drift.md has the details.',
  ),
}
