import type { BulkFinding } from '@accredit/contract/bulk-rules'
import { explainDenial } from '../explain-denial.ts'
import { isOpen } from './follow-lines.ts'
import type { LedgerState, LineRecord } from './ledger.ts'
import { isReady, type PlannedLine } from '@accredit/contract/bulk-rows'
import type { BulkRow } from '@accredit/contract/bulk-rows'

/**
 * Fate of a row. `pending`: not sent yet. `unsettled`: sent, and the answer is not known.
 * `accepted`: the service took the request. `refused`: it did not, or the row cannot be asked for.
 * `duplicate`: an earlier row asks the same. `unknown`: there is no such customer, or more than one.
 */
export type BulkOutcome = 'pending' | 'unsettled' | 'accepted' | 'refused' | 'duplicate' | 'unknown'

/** State of an accepted request. `gone`: the customer or the request was removed before the verdict. */
export type BulkVerdict = 'in-review' | 'approved' | 'denied' | 'gone'

/** A row with what became of it. */
export interface BulkReportLine {
  /** Row in its file. */
  readonly line: number
  readonly row: BulkRow
  readonly outcome: BulkOutcome
  readonly verdict?: BulkVerdict | undefined
  /** Reason of the service for a denial, as it sent it. */
  readonly reason?: string | undefined
  /** Why the row is not accepted, by its code. */
  readonly finding?: BulkFinding | undefined
  /** The same in English, as the service said it; absent for findings of this client. */
  readonly text?: string | undefined
  readonly customerId?: string | undefined
  /** ISO 8601. */
  readonly requestedAt?: string | undefined
  /** Time at which the verdict was seen, ISO 8601. */
  readonly decidedAt?: string | undefined
  readonly requestId?: string | undefined
  readonly correlationId?: string | undefined
}

/** Rows by what became of them. */
export interface BulkCounts {
  readonly total: number
  readonly pending: number
  readonly unsettled: number
  readonly accepted: number
  readonly refused: number
  readonly duplicate: number
  readonly unknown: number
  /** Accepted rows by their verdict. */
  readonly inReview: number
  readonly approved: number
  readonly denied: number
  readonly gone: number
}

/** All rows with what became of them, in their order. */
export interface BulkReport {
  readonly lines: readonly BulkReportLine[]
  readonly counts: BulkCounts
}

/** Outcomes of findings that are not refusals. */
const outcomes: Readonly<Record<string, BulkOutcome>> = {
  Duplicate: 'duplicate',
  CustomerUnknown: 'unknown',
  CustomerAmbiguous: 'unknown',
  CodeExhausted: 'pending',
}

/** Outcome of a row for which a finding says why nothing is sent. */
export function outcomeOf({ rule }: BulkFinding): BulkOutcome {
  return outcomes[rule] ?? 'refused'
}

/** Puts rows and ledger together. */
export function reportOn(
  lines: readonly PlannedLine[],
  ledger: Pick<LedgerState, 'lines'>,
): BulkReport {
  const reported = lines.map((line) =>
    isReady(line) ? reportSent(line, ledger.lines.get(line.key)) : reportUnsent(line),
  )
  return { lines: reported, counts: countLines(reported) }
}

function reportUnsent({ line, row, finding }: PlannedLine): BulkReportLine {
  return { line, row, outcome: finding ? outcomeOf(finding) : 'pending', finding }
}

function reportSent({ line, row }: PlannedLine, record: LineRecord = {}): BulkReportLine {
  const { intent, answer } = record
  const finding = record.finding?.finding
  if (!intent) return reportUnsent({ line, row, ...(finding && { finding }) })
  const { customerId, requestId, correlationId, at: requestedAt } = intent
  const base = { line, row, customerId, requestId, correlationId, requestedAt }
  // It was to be sent, and then was left for another run.
  if (!answer && finding) return { line, row, customerId, outcome: outcomeOf(finding), finding }
  if (!answer) {
    return { ...base, outcome: 'unsettled', finding: { rule: 'Unsettled', values: {} } }
  }
  const { refused } = answer
  if (refused) {
    const outcome = refused.status === 404 ? 'unknown' : 'refused'
    return { ...base, outcome, finding: refused.finding, text: refused.text }
  }
  return { ...base, outcome: 'accepted', ...describeVerdict(record) }
}

function describeVerdict({ answer, verdict }: LineRecord): Partial<BulkReportLine> {
  if (verdict && !verdict.record) {
    return { verdict: 'gone', finding: { rule: 'CustomerGone', values: {} }, decidedAt: verdict.at }
  }
  const record = verdict?.record ?? answer?.record
  if (!record || isOpen(record)) return { verdict: 'in-review' }
  const decidedAt = (verdict ?? answer)?.at
  if (record.vettingStatus !== 'Denied') return { verdict: 'approved', decidedAt }
  return { verdict: 'denied', decidedAt, reason: explainDenial(record.vettingReason).reason }
}

/** Counts rows by what became of them. */
export function countLines(
  lines: readonly Pick<BulkReportLine, 'outcome' | 'verdict'>[],
): BulkCounts {
  const counts = {
    total: lines.length,
    pending: 0,
    unsettled: 0,
    accepted: 0,
    refused: 0,
    duplicate: 0,
    unknown: 0,
    inReview: 0,
    approved: 0,
    denied: 0,
    gone: 0,
  }
  for (const { outcome, verdict } of lines) {
    counts[outcome] += 1
    if (verdict !== undefined) counts[verdict === 'in-review' ? 'inReview' : verdict] += 1
  }
  return counts
}
