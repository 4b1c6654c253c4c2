import type { QualificationEvent } from '@accredit/contract'
import type { Asker } from '../bulk/ask.ts'
import { isOpen } from '../bulk/follow-lines.ts'
import { readRecords } from '../bulk/read-records.ts'
import { PartnerError } from '../errors.ts'
import type { CustomerQualification } from '../qualification-names.ts'
import type { AuditRecord } from '../resources/audit-records.ts'
import { customers } from '../resources/customers.ts'
import { eventIdOf } from './event-id.ts'
import type { WatchedCustomer, WatchOpened } from './ledger.ts'
import type { WatchNews } from './news.ts'
import { isOfQualification, readAddresses, readChange, readDomain } from './read-record.ts'
import {
  evidenceOf,
  reckonBefore,
  tellChanges,
  tellWithdrawn,
  type Change,
  type Evidence,
} from './tell-changes.ts'

/** Time after a line of the log by which the read of a customer shows what it tells. */
const settledMs = 5 * 60_000

/** A customer, with all that is known before it is read. */
export interface Sighted {
  readonly id: string
  /** Lines of the activity log that are new, oldest first. */
  readonly lines: readonly AuditRecord[]
  /** As it was read last. */
  readonly kept: WatchedCustomer | undefined
}

/** A customer's part of a look. */
export interface Found {
  readonly id: string
  readonly name: string
  /** As it was read; absent where it was not. */
  readonly customer?: WatchedCustomer
  readonly isGone?: boolean
  readonly events: readonly QualificationEvent[]
  /** Lines of the activity log that are not looked at again. */
  readonly seen: readonly AuditRecord[]
}

/** Means of a look. */
interface Means {
  readonly asker: Asker
  /** The service clock. */
  readonly now: () => number
  readonly opened: WatchOpened
  readonly onNews: (news: WatchNews) => void
}

/** Looks at one customer: what the log says, and a read where its qualifications may have changed. */
export async function lookAt({ id, lines, kept }: Sighted, means: Means): Promise<Found> {
  const { asker, now, opened, onNews } = means
  const name = lines.at(-1)?.customerName ?? kept?.name ?? id
  const since = Date.parse(opened.since)
  const at = new Date(now()).toISOString()
  const evidence = { at, correlationId: asker.connection.correlationId }
  const later = lines.filter(({ operationDate }) => Date.parse(operationDate) >= since)
  const events = await customerEvents(id, later, evidence, means)
  const isAwaited = kept?.qualifications.some(isOpen) === true
  const ofQualification = lines.filter(isOfQualification)
  if (ofQualification.length === 0 && !isAwaited) return { id, name, events, seen: lines }
  const current = await readCurrent(id, asker)
  if (current instanceof PartnerError) {
    onNews({ kind: 'unreadable', customerId: id, customerName: name, error: current })
    return { id, name, events: [], seen: [] }
  }
  const sighting = { records: later.filter(isOfQualification), current, look: evidence }
  const { changes, qualifications } = kept
    ? tellChanges(kept.qualifications, { ...sighting, records: ofQualification })
    : tellChanges(reckonBefore(since, sighting), sighting)
  if (!current) {
    const leaving = lines.findLast((line) => !isOfQualification(line))
    const left = leaving ? evidenceOf(leaving, evidence) : evidence
    changes.push(...tellWithdrawn(qualifications, left))
  }
  for (const change of changes) events.push(await qualificationEvent(id, change, opened))
  // A read may lag behind the log: a line that says nothing itself is looked into again.
  const isUnsettled = (line: AuditRecord) =>
    changes.length === 0 &&
    isOfQualification(line) &&
    !readChange(line) &&
    now() - Date.parse(line.operationDate) < settledMs
  return {
    id,
    name,
    ...(current ? { customer: { id, name, qualifications } } : { isGone: true }),
    events,
    seen: lines.filter((line) => !isUnsettled(line)),
  }
}

/** The customer's qualifications; `undefined` for one that is gone, and a refusal of this one alone. */
async function readCurrent(
  id: string,
  asker: Asker,
): Promise<readonly CustomerQualification[] | PartnerError | undefined> {
  try {
    return await readRecords(asker, id)
  } catch (error) {
    if (!(error instanceof PartnerError)) throw error
    if (error.category === 'Forbidden' || error.category === 'BadInput') return error
    throw error
  }
}

async function qualificationEvent(
  customerId: string,
  { type, before, after, at, correlationId }: Change,
  { partner: partnerId }: WatchOpened,
): Promise<QualificationEvent> {
  const { qualification = '', vettingCreateDate } = after ?? before ?? {}
  const requestedAt = Date.parse(vettingCreateDate ?? before?.vettingCreateDate ?? '')
  const request = Number.isNaN(requestedAt) ? '' : String(requestedAt)
  const data = {
    partnerId,
    customerId,
    correlationId,
    qualification,
    ...(before && { before }),
    ...(after && { after }),
    ...(type === 'qualification.denied' && { reason: after?.vettingReason ?? '' }),
  }
  const id = await eventIdOf(partnerId, customerId, type, qualification, request)
  return { id, type, timestamp: new Date(at).toISOString(), data } as QualificationEvent
}

/** Events of the customer's own records, which the log tells whole. */
async function customerEvents(
  customerId: string,
  lines: readonly AuditRecord[],
  look: Evidence,
  { asker, opened: { partner: partnerId } }: Means,
): Promise<QualificationEvent[]> {
  const told: QualificationEvent[] = []
  const tell = async (line: AuditRecord, type: QualificationEvent['type'], members: object) => {
    const { at, correlationId } = evidenceOf(line, look)
    const id = await eventIdOf(partnerId, customerId, type, line.id)
    const data = { partnerId, customerId, correlationId, ...members }
    told.push({ id, type, timestamp: new Date(at).toISOString(), data } as QualificationEvent)
  }
  for (const line of lines) {
    const { operationType, customerName: companyName = customerId } = line
    if (operationType === 'update_customer_billing_profile') {
      const addresses = readAddresses(line)
      if (addresses) await tell(line, 'address.changed', addresses)
    } else if (operationType === 'add_customer') {
      const domain = readDomain(line) ?? (await readDomainOf(customerId, asker))
      if (domain !== undefined) {
        await tell(line, 'customer.created', { after: { companyName, domain } })
      }
    }
  }
  return told
}

/** The domain of a new customer; `undefined` for one that is gone already. */
async function readDomainOf(id: string, { ask, signal }: Asker): Promise<string | undefined> {
  try {
    const { companyProfile } = await ask((connection) =>
      customers(connection).byId(id).get({ signal }),
    )
    return companyProfile.domain
  } catch (error) {
    if (error instanceof PartnerError && error.category === 'NotFound') return undefined
    throw error
  }
}
