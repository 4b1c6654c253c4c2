import type { CustomerQualification } from '../qualification-names.ts'
import { PartnerError } from '../errors.ts'
import { findRecord } from '../follow-qualification.ts'
import { qualification } from '../resources/qualification.ts'
import type { Asker } from './ask.ts'
import type { LedgerAnswer, LedgerIntent } from './ledger.ts'
import { readRecords } from './read-records.ts'

/** Answer to a line, before it is written down. */
export type Settled = Pick<LedgerAnswer, 'record' | 'refused' | 'settledBy'>

/**
 * Age from which a request id is not relied upon, in milliseconds: Accredit remembers it for 24 hours,
 * by a clock that may differ from ours.
 */
const reliableMs = 20 * 3_600_000
/** Tolerated clock skew, in milliseconds. */
const skewMs = 5 * 60_000

/** Refusals that concern the caller: no line would fare better. Source: the contract's table of errors. */
const callerCodes: ReadonlySet<number> = new Set([900329, 900150, 900309, 90000, 800039, 2032])

/**
 * Sends a line and settles its answer. A line that was sent before, by a run whose answer was lost,
 * goes out under the same request id; where the service may have forgotten that id, or says that the
 * customer has the qualification already, the customer's qualifications tell whether it was this
 * request. Rejects when the run cannot go on, and then the line stays in doubt.
 * @param sentBefore true when the intent is one of an earlier run
 * @param isAccredit false for a service of which nobody knows how long it remembers request ids
 * @param now the service clock, in epoch milliseconds
 */
export async function sendLine(
  asker: Asker,
  intent: LedgerIntent,
  {
    sentBefore,
    isAccredit,
    now,
  }: { readonly sentBefore: boolean; readonly isAccredit: boolean; readonly now: number },
): Promise<Settled> {
  const { signal } = asker
  const { customerId, request, requestId, correlationId } = intent
  const age = now - Date.parse(intent.at)
  const remembers = isAccredit && age > -skewMs && age < reliableMs
  if (sentBefore && !remembers) {
    const record = await readOwnRecord(asker, intent)
    if (record) return { record, settledBy: 'reading' }
  }
  let attempts = 0
  try {
    const record = await asker.ask((connection) => {
      attempts += 1
      return qualification(
        { ...connection, requestId, correlationId },
        customerId,
      ).createQualifications(request, { signal })
    })
    return { record, settledBy: 'answer' }
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error
    const inDoubt = sentBefore || attempts > 1
    const answeredBadly = error.category === 'ResponseParsing'
    if (answeredBadly || (inDoubt && error.category === 'AlreadyExists')) {
      const record = await readOwnRecord(asker, intent)
      if (record) return { record, settledBy: 'reading' }
    }
    if (!concernsLine(error)) throw error
    return { refused: describeRefusal(error), settledBy: 'answer' }
  }
}

/** The record of the request, when the customer has one that is not older than the request. */
async function readOwnRecord(
  asker: Asker,
  { customerId, request, at }: LedgerIntent,
): Promise<CustomerQualification | undefined> {
  // A customer that is gone is told by the request itself.
  const records = (await readRecords(asker, customerId)) ?? []
  const record = findRecord(records, request.qualification)
  if (!record) return undefined
  const { vettingCreateDate } = record
  // A qualification without vetting has no date, and asking twice for it changes nothing.
  if (vettingCreateDate === undefined) return record
  return Date.parse(vettingCreateDate) >= Date.parse(at) - skewMs ? record : undefined
}

/** True for a definite refusal of this line alone. */
function concernsLine({ category, code }: PartnerError): boolean {
  if (category === 'Forbidden') return !callerCodes.has(Number(code))
  return category === 'BadInput' || category === 'NotFound' || category === 'AlreadyExists'
}

/** Describes a refusal for the ledger. */
export function describeRefusal(error: PartnerError): NonNullable<LedgerAnswer['refused']> {
  const { errorName, category, parameters, message, status = 0 } = error
  return { finding: { rule: errorName ?? category, values: parameters }, text: message, status }
}
