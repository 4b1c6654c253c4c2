import { bulkFinding, type BulkFinding } from '@accredit/contract/bulk-rules'
import type { QualificationPrecheck, ValidationCode } from '@accredit/contract'
import { rowOf } from '@accredit/contract/qualification'
import type { Connection } from '../connection.ts'
import { PartnerError } from '../errors.ts'
import { readQualifications } from '../follow-qualification.ts'
import { qualificationName } from '../qualification-names.ts'
import { insight } from '../resources/insight.ts'
import { validations } from '../resources/validations.ts'
import { inParallel } from './in-parallel.ts'
import { foldEntries, type BulkLedger } from './ledger.ts'
import { openTraffic, type BulkTraffic, type BulkTrafficOptions } from './open-bulk.ts'
import { isReady, planRows, type PlannedLine, type ReadyLine } from '@accredit/contract/bulk-rows'
import { outcomeOf } from './report.ts'
import { createResolver, type Resolved } from './resolve.ts'
import type { BulkRow } from '@accredit/contract/bulk-rows'
import { requireSameFile, requireSameService } from './same-work.ts'
import { createTeller } from './teller.ts'

/**
 * Prospect of a row. `ready`: it would be accepted. `warning`: it would be accepted, and
 * something speaks against it. `sent`: the ledger has a request for it already.
 */
export type BulkCheckOutcome = 'ready' | 'warning' | 'sent' | 'duplicate' | 'refused' | 'unknown'

/** A row with what would become of it. */
export interface BulkCheckLine {
  readonly line: number
  readonly row: BulkRow
  readonly outcome: BulkCheckOutcome
  /** Refusals first. */
  readonly findings: readonly CheckFinding[]
  readonly customerId?: string | undefined
  /** Requests that the customer still has; null without a limit, absent where nobody can know. */
  readonly requestsLeft?: number | null | undefined
}

/** Finding of a check. */
export interface CheckFinding extends BulkFinding {
  readonly level: 'refused' | 'warning'
  /** One English sentence of the service; absent for findings of this client. */
  readonly text?: string | undefined
}

/** All rows with what would become of them, and what a run would take. */
export interface BulkCheck {
  readonly lines: readonly BulkCheckLine[]
  readonly counts: Readonly<Record<BulkCheckOutcome | 'total', number>>
  /** Budget of a run; null means no limit. */
  readonly requestsPerMinute: number | null
}

/** Options of a check. */
export interface BulkCheckOptions extends BulkTrafficOptions {
  /** Ledger of earlier runs; it is only read. */
  readonly ledger?: Pick<BulkLedger, 'name' | 'read'> | undefined
}

/**
 * Says for each row what would become of it, and changes nothing. Against Accredit every rule is
 * asked, by the pre-check; against Partner Center what can be read: qualifications and codes.
 * @throws BulkError when the ledger is one of another file, partner or service
 */
export async function checkBulk(
  connection: Connection,
  rows: Iterable<BulkRow> | AsyncIterable<BulkRow>,
  options: BulkCheckOptions = {},
): Promise<BulkCheck> {
  const signal = options.signal ?? new AbortController().signal
  const lines = await planRows(rows)
  const ledger = foldEntries((await options.ledger?.read()) ?? [])
  const traffic = await openTraffic(connection, options, signal)
  const ready = lines.filter(isReady)
  const open = ready.filter(({ key }) => !ledger.lines.get(key)?.intent)
  if (options.ledger) {
    requireSameService(options.ledger, ledger, { connection, traffic })
    requireSameFile(options.ledger, ledger, ready)
  }
  const { now } = connection
  const { onProgress } = options
  const tell = createTeller({ lines, ready, state: ledger, traffic, onProgress, now })
  tell.phase('resolving', open.length)
  const codes = await readCodes(traffic, open)
  const resolver = await createResolver(traffic.asker, open)
  const found: Resolved[] = []
  await inParallel(open.entries(), traffic.concurrency, async ([index, { target }]) => {
    found[index] = await resolver.find(target)
    tell.step(1)
  })
  const checked = new Map<PlannedLine, BulkCheckLine>()
  const askable = leaveOut(open, found, (line, finding) => {
    checked.set(line, describeFinding(line, finding))
  })
  tell.phase('checking', askable.length)
  await inParallel(askable, traffic.concurrency, async ({ line, customerId }) => {
    checked.set(line, await checkLine(traffic, line, customerId, codes))
    tell.step(1)
  })
  tell.phase('done', 0)
  const all = lines.map((line): BulkCheckLine => checked.get(line) ?? describeUnchecked(line))
  return {
    lines: all,
    counts: countOutcomes(all),
    requestsPerMinute: traffic.asker.budget.requestsPerMinute,
  }
}

interface Askable {
  readonly line: ReadyLine
  readonly customerId: string
}

/** Leaves out lines without a customer, and those that repeat one before under another name. */
function leaveOut(
  lines: readonly ReadyLine[],
  found: readonly Resolved[],
  onLeftOut: (line: ReadyLine, finding: BulkFinding) => void,
): readonly Askable[] {
  const firsts = new Map<string, number>()
  const askable: Askable[] = []
  for (const [index, line] of lines.entries()) {
    const resolved = found[index]
    if (!resolved) continue
    if ('finding' in resolved) {
      onLeftOut(line, resolved.finding)
      continue
    }
    const { customerId } = resolved
    const same = `${customerId} ${line.request.qualification}`
    const first = firsts.get(same)
    if (first === undefined) {
      firsts.set(same, line.line)
      askable.push({ line, customerId })
    } else onLeftOut(line, bulkFinding('Duplicate', { line: first }))
  }
  return askable
}

async function checkLine(
  traffic: BulkTraffic,
  line: ReadyLine,
  customerId: string,
  codes: (line: ReadyLine) => readonly CheckFinding[],
): Promise<BulkCheckLine> {
  const seen = await (traffic.isAccredit ? precheck : compare)(traffic, line, customerId)
  const findings = [...seen.findings, ...codes(line)]
  const outcome = gravestOf(findings)
  const { requestsLeft } = seen
  return { line: line.line, row: line.row, outcome, findings, customerId, requestsLeft }
}

function gravestOf(findings: readonly CheckFinding[]): BulkCheckOutcome {
  if (findings.some(({ rule }) => rule === 'TenantNotFound' || rule === 'NotFound'))
    return 'unknown'
  if (findings.some(({ level }) => level === 'refused')) return 'refused'
  return findings.length > 0 ? 'warning' : 'ready'
}

function describeUnchecked({ line, row, finding }: PlannedLine): BulkCheckLine {
  return finding
    ? describeFinding({ line, row }, finding)
    : { line, row, outcome: 'sent', findings: [] }
}

function describeFinding({ line, row }: PlannedLine, finding: BulkFinding): BulkCheckLine {
  const outcome = outcomeOf(finding)
  const findings = [{ level: 'refused' as const, ...finding }]
  return { line, row, outcome: outcome as BulkCheckOutcome, findings }
}

function countOutcomes(lines: readonly BulkCheckLine[]): BulkCheck['counts'] {
  const counts = {
    total: lines.length,
    ready: 0,
    warning: 0,
    sent: 0,
    duplicate: 0,
    refused: 0,
    unknown: 0,
  }
  for (const { outcome } of lines) counts[outcome] += 1
  return counts
}

interface Checked {
  readonly findings: readonly CheckFinding[]
  readonly requestsLeft?: QualificationPrecheck['requestsLeft']
}

/** Asks Accredit, which knows every rule. */
async function precheck(
  { asker }: BulkTraffic,
  { request }: ReadyLine,
  customerId: string,
): Promise<Checked> {
  const { signal } = asker
  return orNotFound(
    asker.ask((connection) => insight(connection).precheck(customerId, request, { signal })),
  )
}

/** Asks Partner Center, of which only the state can be read. */
async function compare(
  { asker }: BulkTraffic,
  { request }: ReadyLine,
  customerId: string,
): Promise<Checked> {
  const { signal } = asker
  const wanted = request.qualification
  return orNotFound(
    asker
      .ask((connection) => readQualifications(connection, customerId, { signal }))
      .then(({ records }) => ({
        findings: records.flatMap((record): CheckFinding[] => {
          const existing = qualificationName(record.qualification)
          if (record.vettingStatus === 'Denied') return []
          if (existing === wanted) {
            const isOpen = record.vettingStatus === 'InReview'
            const rule = isOpen ? 'QualificationInReview' : 'QualificationAlreadySet'
            return [{ level: 'refused', rule, values: { qualification: wanted } }]
          }
          if (!rowOf(wanted).excludes.includes(existing)) return []
          const values = { requested: wanted, existing }
          return [{ level: 'refused', rule: 'QualificationCombinationNotAllowed', values }]
        }),
      })),
  )
}

async function orNotFound(checked: Promise<Checked>): Promise<Checked> {
  try {
    return await checked
  } catch (error) {
    if (!(error instanceof PartnerError && error.category === 'NotFound')) throw error
    const { errorName: rule = 'TenantNotFound', parameters: values, message: text } = error
    return { findings: [{ level: 'refused', rule, values, text }] }
  }
}

/** Finds codes that the partner does not have, and those with fewer uses than the file needs. */
async function readCodes(
  { asker, isAccredit }: BulkTraffic,
  lines: readonly ReadyLine[],
): Promise<(line: ReadyLine) => readonly CheckFinding[]> {
  const wanted = new Map<string, number>()
  for (const { request } of lines) {
    const code = request.validationCode
    if (code !== undefined) wanted.set(code, (wanted.get(code) ?? 0) + 1)
  }
  if (wanted.size === 0) return () => []
  const { signal } = asker
  const own = await asker.ask((connection) => validations(connection).codes({ signal }))
  const byId = new Map(own.map((code): [string, ValidationCode] => [code.validationId, code]))
  return ({ request: { validationCode: code } }) => {
    if (code === undefined) return []
    const found = byId.get(code)
    // Accredit's pre-check tells these by itself.
    if (isAccredit && !found?.remainingCreates) return []
    if (!found) return [{ level: 'refused', ...bulkFinding('CodeUnknown', { code }) }]
    const { remainingCreates: left } = found
    const needed = wanted.get(code) ?? 0
    if (left === null || left >= needed) return []
    return [{ level: 'warning', ...bulkFinding('CodeTooFewUses', { code, left, wanted: needed }) }]
  }
}
