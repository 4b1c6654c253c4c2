import { problem } from '../words/problem.ts'
import {
  PartnerError,
  type CustomerQualification,
  type QualificationPoller,
} from '@accredit/client'
import { Option } from 'commander'
import type { CommandRun } from './command-run.ts'
import type { Connection } from './connect.ts'
import { explainRecord, newRequestText } from './explain-record.ts'
import { qualificationFields, statusText } from './format-qualification.ts'
import type { Ending } from './exit-codes.ts'
import { Failure } from './failure.ts'
import { readTime } from './read-time.ts'
import { printProblem } from './print-problem.ts'
import { readSupport } from './read-support.ts'
import { readVetting } from './read-vetting.ts'

/** Long enough for automatic vetting, and for a reviewer who is at the desk. */
const defaultWait = '10m'

/** The option that limits a wait. */
export const timeoutOption = () =>
  new Option('--timeout <time>').argParser(readTime).default(readTime(defaultWait), defaultWait)

/**
 * Waits for the verdict, prints the final record, and explains a denial on standard error.
 * @throws Failure when the time limit passes without a verdict
 */
export async function followVerdict(
  { runtime, output, speech }: CommandRun,
  poller: QualificationPoller,
  timeoutMs: number,
  connection: Connection,
): Promise<Ending> {
  const { qualification } = poller.record
  const { askingAgain, noReason, verdictAwaited } = speech.words.notes
  const tell = (record: Pick<CustomerQualification, 'vettingStatus'>) =>
    verdictAwaited({ qualification, state: statusText(record, speech) })
  // A verdict that is there already needs no wait.
  const progress = poller.verdict ? undefined : output.progress(tell(poller.record))
  const verdict = await poller
    .pollUntilDone({
      signal: runtime.stop,
      timeoutMs,
      onProgress({ record, error }) {
        progress?.update(tell(record) + (error ? ` (${askingAgain})` : ''))
      },
    })
    .catch((error: unknown) => {
      const { customerId } = poller
      throw isTimeOut(error) ? noVerdict(qualification, customerId, timeoutMs) : error
    })
    .finally(() => progress?.end())

  output.fields(verdict.record, qualificationFields(verdict.record, speech))
  if (verdict.approved) return 'done'
  const { customerId } = poller
  const { partner, calling } = connection
  const records = await partner.customers.byId(customerId).qualification.getQualifications(calling)
  const vetting = await readVetting(connection, customerId)
  const support = await readSupport(connection)
  const { cause, remedy, newRequestCanHelp, note, ...rest } = explainRecord(
    verdict.record,
    { vetting, records, support },
    speech,
  )
  if (!output.json) output.note('')
  printProblem(
    runtime,
    {
      headline: speech.words.headlines.denied,
      happened: verdict.denial.reason || noReason,
      fields: [
        ['why', cause],
        ['reviewersNote', note],
        ['whatToDo', remedy],
        ['support', rest.support],
        ['newRequest', newRequestText(newRequestCanHelp, speech)],
      ],
    },
    speech.words.labels,
  )
  return 'denied'
}

function isTimeOut(error: unknown): boolean {
  return (
    error instanceof PartnerError &&
    error.category === 'RequestTimeout' &&
    error.status === undefined
  )
}

function noVerdict(qualification: string, customerId: string, timeoutMs: number): Failure {
  const after = { qualification, milliseconds: timeoutMs, customerId }
  return new Failure('unreachable', problem('NoVerdict', after))
}
