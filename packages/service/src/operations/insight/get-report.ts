import {
  compareGroups,
  isGuid,
  isSettable,
  limitedQualification,
  nextStepOf,
  qualificationNames,
  reportStatuses,
  reportStatusOf,
  reportSteps,
  vettingReasonTexts,
  type EducationSegment,
  type QualificationName,
  type Report,
  type ReportGroup,
  type ReportLine,
} from '@accredit/contract'
import { organisationAddress } from '../../rules/organisation-address.ts'
import { parsePlace, readAfter, writePlace } from '../../rules/read/read-after.ts'
import { readChoice } from '../../rules/read/read-choice.ts'
import { readInstant } from '../../rules/read/read-instant.ts'
import { readPageSize } from '../../rules/read/read-page-size.ts'
import { termsOf, type PartnerTerms } from '../../rules/vetting-terms.ts'
import type { Reply } from '../../store/command.ts'
import type { Connection } from '../../store/connection.ts'
import { findStoredPartner } from '../../store/queries/partner-changes.ts'
import {
  findSpanEnd,
  firstPlace,
  groupChangedLines,
  groupLines,
  lastPlace,
  listChangedLines,
  listLines,
  type LineFilter,
  type LinePlace,
  type LineRow,
} from '../../store/queries/report.ts'
import type { Call } from '../call.ts'

/** Customers per statement, so that no read blocks the others for long. */
const customersAtOnce = 2_000
/** Lines per statement when filtering by next step. */
const linesAtOnce = 500

interface Wanted extends LineFilter {
  readonly since: number | undefined
  readonly nextStep: string | null
}

/**
 * `GET /accredit/v1/report`: all customers by qualification. A page is read in spans of customers,
 * as many as it takes to fill it.
 */
export async function getReport(call: Call): Promise<Reply> {
  const { query, actor, reader } = call
  const { partnerId } = actor
  const wanted: Wanted = {
    partnerId,
    qualification:
      readChoice('qualification', query.get('qualification'), qualificationNames) ?? null,
    status: readChoice('status', query.get('status'), reportStatuses) ?? null,
    reason: readChoice('reason', query.get('reason'), vettingReasonTexts) ?? null,
    nextStep: readChoice('nextStep', query.get('nextstep'), reportSteps) ?? null,
    since: readInstant('since', query.get('since')),
  }
  const size = readPageSize(query.get('size'))
  const after = readAfter(query.get('after'), parseLinePlace)
  const terms = (await findStoredPartner(reader, partnerId))?.ownTerms ?? {}
  const { lines, next } = await readPage(reader, wanted, { after, size, terms })
  const body: Report = {
    items: lines,
    ...(!after && { groups: await readGroups(reader, wanted, terms) }),
    ...(next && { next: writePlace([next.nameKey, next.customerId, next.type]) }),
  }
  return { status: 200, body }
}

/**
 * Spans of a partner's customers after a position.
 * @param first customers of the first span; the next ones grow
 */
async function* spansFrom(
  reader: Connection,
  partnerId: string,
  { from, first = customersAtOnce }: { readonly from: LinePlace; readonly first?: number },
) {
  let after = from
  for (let count = first; ; count *= 4) {
    const { nameKey, customerId } = after
    const skipped = Math.min(count, customersAtOnce) - 1
    const place = { partnerId, nameKey, customerId, skipped }
    const end = await findSpanEnd(reader, place)
    const { nameKey: toKey, customerId: toId } = end ?? lastPlace
    yield { afterKey: nameKey, afterId: customerId, afterType: after.type, toKey, toId }
    if (!end) return
    after = end
  }
}

async function readPage(
  reader: Connection,
  wanted: Wanted,
  {
    after = firstPlace,
    size,
    terms,
  }: { after: LinePlace | undefined; size: number; terms: PartnerTerms },
): Promise<{ lines: ReportLine[]; next?: LinePlace }> {
  const { partnerId, nextStep, since } = wanted
  const lines: ReportLine[] = []
  // The next step is not a column: only the rows that are read show how many match.
  const limit = nextStep === null ? size + 1 : linesAtOnce
  let last = after
  // Each customer has at least one line unless a filter excludes it; the first may have been
  // returned already.
  for await (const span of spansFrom(reader, partnerId, { from: after, first: size + 2 })) {
    const { toKey, toId } = span
    let from = { nameKey: span.afterKey, customerId: span.afterId, type: span.afterType }
    for (;;) {
      const { nameKey: afterKey, customerId: afterId, type: afterType } = from
      const input = { ...wanted, afterKey, afterId, afterType, toKey, toId, limit }
      const rows =
        since === undefined
          ? await listLines(reader, input)
          : await listChangedLines(reader, { ...input, since })
      for (const row of rows) {
        const line = describeLine(row, terms)
        if (nextStep !== null && line.nextStep !== nextStep) continue
        if (lines.length === size) return { lines, next: last }
        lines.push(line)
        last = placeOf(row)
      }
      const end = rows.at(-1)
      if (!end || rows.length < limit) break
      from = placeOf(end)
    }
  }
  return { lines }
}

const placeOf = ({ nameKey, customerId, type }: LineRow): LinePlace => ({
  nameKey,
  customerId,
  type: type ?? '',
})

function describeLine(row: LineRow, terms: PartnerTerms): ReportLine {
  const country = organisationAddress(row)?.country
  const { type, reason, requestedAt, educationSegment, website, changedAt } = row
  const requestsLeft = countLeft(type ?? limitedQualification, row.requests, terms)
  const status = reportStatusOf(type ?? undefined, row.vettingStatus ?? undefined)
  return {
    customerId: row.customerId,
    companyName: row.companyName,
    domain: row.domain,
    ...(country && { country }),
    qualification: nameOf(type),
    status,
    ...(reason && { reason }),
    nextStep: nextStepOf({ status, reason: reason ?? undefined, requestsLeft }),
    ...(educationSegment && { educationSegment: educationSegment as EducationSegment }),
    ...(website && { website }),
    ...(requestedAt !== null && { requestedAt: new Date(requestedAt).toISOString() }),
    changedAt: new Date(changedAt).toISOString(),
    ...(requestsLeft !== undefined && { requestsLeft }),
  }
}

/** Requests that a customer has left; `undefined` for a qualification that cannot be requested. */
function countLeft(
  type: string | undefined,
  requests: number,
  terms: PartnerTerms,
): number | null | undefined {
  const name = qualificationNames.find((known) => known === type)
  if (name === undefined || !isSettable(name)) return undefined
  const { requestLimit } = termsOf(name, terms)
  return requestLimit === null ? null : Math.max(0, requestLimit - requests)
}

const nameOf = (type: string | null) => (type ?? 'None') as QualificationName

/** Counts all lines, by qualification and state. */
async function readGroups(
  reader: Connection,
  wanted: Wanted,
  terms: PartnerTerms,
): Promise<ReportGroup[]> {
  const { partnerId, nextStep: wantedStep, since } = wanted
  const groups = new Map<string, ReportGroup>()
  for await (const span of spansFrom(reader, partnerId, { from: firstPlace })) {
    const input = { ...wanted, ...span }
    const rows =
      since === undefined
        ? await groupLines(reader, input)
        : await groupChangedLines(reader, { ...input, since })
    for (const { type, vettingStatus, reason, requests, count, oldest } of rows) {
      const status = reportStatusOf(type ?? undefined, vettingStatus ?? undefined)
      const requestsLeft = countLeft(type ?? limitedQualification, requests, terms)
      const nextStep = nextStepOf({ status, reason: reason ?? undefined, requestsLeft })
      if (wantedStep !== null && nextStep !== wantedStep) continue
      const qualification = nameOf(type)
      const key = JSON.stringify([qualification, status, reason || '', nextStep])
      const seen = groups.get(key)
      const requestedAt = oldest === null ? undefined : new Date(oldest).toISOString()
      const [first] = [seen?.oldest, requestedAt].filter((at) => at !== undefined).toSorted()
      groups.set(key, {
        qualification,
        status,
        ...(reason && { reason }),
        nextStep,
        count: (seen?.count ?? 0) + count,
        ...(first !== undefined && { oldest: first }),
      })
    }
  }
  return [...groups.values()].toSorted(compareGroups)
}

function parseLinePlace(value: string): LinePlace | undefined {
  const [nameKey, customerId, type] = parsePlace(value)
  if (nameKey === undefined || type === undefined || !isGuid(customerId)) return undefined
  return { nameKey, customerId, type }
}
