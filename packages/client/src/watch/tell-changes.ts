import { parseQualificationName, rowOf } from '@accredit/contract/qualification'
import type { EventType } from '@accredit/contract'
import { isOpen } from '../bulk/follow-lines.ts'
import { findRecord } from '../follow-qualification.ts'
import { qualificationName, type CustomerQualification } from '../qualification-names.ts'
import type { AuditRecord } from '../resources/audit-records.ts'
import { readChange, readChangedName } from './read-record.ts'

/** When something was so, and the request that made it so. */
export interface Evidence {
  /** ISO 8601. */
  readonly at: string
  readonly correlationId: string
}

/** A change that is told. */
export interface Change extends Evidence {
  readonly type: Extract<EventType, `qualification.${string}`>
  readonly before?: CustomerQualification | undefined
  readonly after?: CustomerQualification | undefined
}

/** Sources of what is known of a customer by now. */
export interface Sighting {
  /** Records of the activity log about the customer's qualifications that are new, oldest first. */
  readonly records: readonly AuditRecord[]
  /** Qualifications as they were read; absent where the customer is gone. */
  readonly current?: readonly CustomerQualification[] | undefined
  /** The look itself, for what no record tells. */
  readonly look: Evidence
}

/**
 * Finds what changed since a customer was known: each state that the log or the read shows, one after
 * the other, as Accredit itself would have told it.
 * @param known qualifications as they were
 * @returns the changes in their order, and the qualifications as they are
 */
export function tellChanges(
  known: readonly CustomerQualification[],
  { records, current = [], look }: Sighting,
): { changes: Change[]; qualifications: CustomerQualification[] } {
  const logged = records.flatMap((record): State[] => {
    const change = readChange(record)
    return change ? [{ record: change.after, ...evidenceOf(record, look) }] : []
  })
  // A record that cannot be read may be about a change that the read shows.
  const unread = records.findLast((record) => !readChange(record))
  const evidence = unread ? evidenceOf(unread, look) : look
  const states = [...logged, ...current.map((record): State => ({ record, ...evidence }))]
  let qualifications = [...known]
  const changes: Change[] = []
  for (const { record, ...seen } of states) {
    const before = findRecord(qualifications, record.qualification)
    if (before && isStale(before, record)) continue
    changes.push(...changesBetween(before, record, seen))
    qualifications = [...qualifications.filter((each) => each !== before), record]
  }
  return { changes, qualifications }
}

interface State extends Evidence {
  readonly record: CustomerQualification
}

/** Requests that will have no verdict, since the customer is gone. */
export function tellWithdrawn(
  qualifications: readonly CustomerQualification[],
  evidence: Evidence,
): Change[] {
  return qualifications
    .filter(isOpen)
    .map((before) => ({ type: 'qualification.withdrawn', before, ...evidence }))
}

/**
 * Reckons the qualifications of a customer that was never read as they were at a time: each that the log
 * says was changed since then as it was before its first change, all others as they are.
 * @param since epoch milliseconds
 */
export function reckonBefore(
  since: number,
  { records, current = [] }: Omit<Sighting, 'look'>,
): CustomerQualification[] {
  const later = records.filter(({ operationDate }) => Date.parse(operationDate) >= since)
  const names = later.map(readChangedName)
  const changed = (name: string) => {
    const index = names.indexOf(qualificationName(name))
    return index < 0 ? undefined : later[index]
  }
  return current.flatMap((record) => {
    const first = changed(record.qualification)
    const requestedAt = dateOf(record)
    const isNew = requestedAt === undefined || requestedAt >= since
    if (!first) return names.includes(undefined) && isNew ? [] : [record]
    const { before } = readChange(first) ?? {}
    if (before) return [before]
    // It was requested before that time, and decided since then.
    return isNew ? [] : [inReview(record)]
  })
}

/** Says that a state is older than what is known: nothing moves back out of a verdict. */
function isStale(known: CustomerQualification, seen: CustomerQualification): boolean {
  const [knownAt, seenAt] = [dateOf(known), dateOf(seen)]
  if (knownAt !== undefined && seenAt !== undefined && seenAt !== knownAt) return seenAt < knownAt
  return !isOpen(known) && isOpen(seen)
}

function changesBetween(
  before: CustomerQualification | undefined,
  after: CustomerQualification,
  evidence: Evidence,
): Change[] {
  const isSame = before !== undefined && isSameRequest(before, after)
  if (isOpen(after)) {
    return isSame ? [] : [{ type: 'qualification.requested', before, after, ...evidence }]
  }
  const type = verdictOf(after)
  if (isSame && !isOpen(before) && verdictOf(before) === type) return []
  if (isSame) return [{ type, before, after, ...evidence }]
  // Its request was made and decided between two looks.
  const name = parseQualificationName(after.qualification)
  const { settable = false, decided } = name ? rowOf(name) : {}
  const { vettingCreateDate: at = evidence.at } = after
  const isVetted = decided === 'vetted'
  const request = isVetted ? inReview(after) : after
  return [
    ...(settable
      ? [{ ...evidence, type: 'qualification.requested', before, after: request, at } as const]
      : []),
    { ...evidence, type, before: isVetted ? request : before, after },
  ]
}

function verdictOf({ vettingStatus }: CustomerQualification): Change['type'] {
  return vettingStatus === 'Denied' ? 'qualification.denied' : 'qualification.approved'
}

/** Not every answer names the date of the request. */
function isSameRequest(one: CustomerQualification, other: CustomerQualification): boolean {
  const [first, second] = [dateOf(one), dateOf(other)]
  return first === undefined || second === undefined || first === second
}

/** A vetted qualification as it was until its verdict. */
function inReview({
  qualification,
  vettingCreateDate,
}: CustomerQualification): CustomerQualification {
  return {
    qualification,
    vettingStatus: 'InReview',
    ...(vettingCreateDate !== undefined && { vettingCreateDate }),
  }
}

function dateOf({ vettingCreateDate }: CustomerQualification): number | undefined {
  const at = Date.parse(vettingCreateDate ?? '')
  return Number.isNaN(at) ? undefined : at
}

/** Evidence that a line of the activity log gives. */
export function evidenceOf(
  { operationDate, originalCorrelationId }: AuditRecord,
  look: Evidence,
): Evidence {
  return { at: operationDate, correlationId: originalCorrelationId ?? look.correlationId }
}
