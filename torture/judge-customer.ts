import { rowOf } from '@accredit/contract'
import type { Fault } from './faults.ts'
import type { Entry } from './ledger.ts'
import type { Traces } from './read-traces.ts'

/**
 * Compares a customer's data in the database with what was sent and acknowledged.
 * @param entries all of the customer's writes that were sent before the database was read
 * @param ended whether all vetting had time to end
 */
export function judgeCustomer(
  customerId: string,
  entries: readonly Entry[],
  traces: Traces,
  { ended }: { readonly ended: boolean },
): Fault[] {
  const faults: Fault[] = []
  const fault = (loss: Fault['loss'], key: string, explanation: string) =>
    faults.push({ loss, key, explanation: `customer ${customerId}: ${explanation}` })

  if (!traces.customer) {
    for (const { write } of entries.filter(isAccepted))
      fault('missing', write.id, 'it is not there')
    return faults
  }
  for (const entry of entries) judgeWrite(entry, traces, fault)
  const known = new Set(entries.map(({ write }) => write.id))
  for (const found of [...traces.audit, ...traces.cases]) {
    const id = String(found['correlation_id'])
    if (!known.has(id)) fault('doubled', id, 'something happened that nobody asked for')
  }
  judgeCases(traces, ended, fault)
  judgeState(customerId, traces, fault)
  return faults
}

type Tell = (loss: Fault['loss'], key: string, explanation: string) => void

function isAccepted({ answer }: Entry): boolean {
  return answer?.status === 201
}

/** An accepted write left each of its traces once, a refused one none. */
function judgeWrite(entry: Entry, traces: Traces, fault: Tell): void {
  const { answer, write } = entry
  const { id } = write
  const lines = traces.audit.filter(
    (line) => line['correlation_id'] === id && !isByService(line),
  ).length
  const cases = traces.cases.filter((found) => found['correlation_id'] === id).length
  const asked = write.kind === 'qualification' ? write.body.qualification : undefined
  const caseExpected = asked === 'Education'
  const least = isAccepted(entry) ? 1 : 0
  const most = isAccepted(entry) || answer === undefined ? 1 : 0

  if (lines < least) fault('audit', id, 'its line in the activity log is missing')
  if (lines > most) fault('audit', id, `it has ${lines} lines in the activity log, not ${most}`)
  if (caseExpected && cases < least) fault('missing', id, 'its case is missing')
  if (cases > (caseExpected ? most : 0)) fault('doubled', id, `it has ${cases} cases`)
  if (lines !== cases && caseExpected) fault('audit', id, 'case and activity log disagree')
  if (!asked || !isAccepted(entry)) return
  if (!traces.qualifications.some(({ type }) => type === asked)) {
    fault('missing', id, `${asked} is missing`)
  }
  if (write.kind === 'qualification' && asked === 'GovernmentCommunityCloud') {
    const code = write.body.validationCode
    if (!traces.redemptions.some((found) => found['code_id'] === code)) {
      fault('missing', id, `the redemption of ${code} is missing`)
    }
  }
}

/** Each case was opened once and has one outcome. */
function judgeCases({ audit, cases, steps }: Traces, ended: boolean, fault: Tell): void {
  for (const { correlation_id: correlation, id, state, verdict } of cases) {
    const key = String(correlation)
    const count = (kind: string) =>
      steps.filter((step) => step['case_id'] === id && step['kind'] === kind).length
    const shown = count('shown')
    const outcomes = shown + count('sent-to-desk')
    const lines = audit.filter(
      (line) => line['correlation_id'] === correlation && isByService(line),
    ).length
    if (outcomes > 1 || count('examined') > 1) fault('verdictTwice', key, 'it was decided twice')
    const isOpen = state === 'waiting' || state === 'examining'
    if (isOpen && (ended || outcomes > 0)) fault('verdictNever', key, `its case is still ${state}`)
    if (!isOpen && outcomes === 0) fault('verdictNever', key, 'its case ended without a verdict')
    if ((state === 'shown') !== (shown === 1))
      fault('impossible', key, `${shown} verdicts in ${String(state)}`)
    if ((state === 'shown') !== (verdict !== null))
      fault('impossible', key, `${String(verdict)} in ${String(state)}`)
    if (lines !== shown)
      fault('audit', key, `${lines} lines in the activity log of ${shown} verdicts`)
  }
}

/** Checks that cases, qualifications and redemptions are consistent. */
function judgeState(customerId: string, traces: Traces, fault: Tell): void {
  const { cases, qualifications, redemptions } = traces
  const education = qualifications.find(({ type }) => type === 'Education')
  const status = education?.['vetting_status']
  const government = qualifications.some(({ type }) => type === 'GovernmentCommunityCloud')
  const open = cases.filter(({ state }) => state !== 'shown').length
  const approved = cases.filter(({ verdict }) => verdict === 'approve').length
  const wrong = (explanation: string) => fault('impossible', customerId, explanation)

  if (government && education && status !== 'Denied') wrong('government and education together')
  if (cases.length > (rowOf('Education').requestLimit ?? Infinity))
    wrong(`${cases.length} requests were accepted`)
  if (Boolean(education) !== cases.length > 0) wrong('education and cases disagree')
  if (open > 1 || approved > 1) wrong(`${open} open cases, ${approved} approved`)
  if ((status === 'InReview') !== (open === 1)) wrong(`${open} open cases in ${String(status)}`)
  if ((status === 'Approved') !== (approved === 1))
    wrong(`${approved} approved in ${String(status)}`)
  if (redemptions.length !== (government ? 1 : 0)) wrong(`${redemptions.length} codes redeemed`)
}

/** SQLite returns 1, PostgreSQL true. */
function isByService(line: Readonly<Record<string, unknown>>): boolean {
  return Boolean(line['by_service'])
}
