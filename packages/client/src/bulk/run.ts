import { bulkFinding } from '@accredit/contract/bulk-rules'
import type { Connection } from '../connection.ts'
import { newId } from '../new-id.ts'
import { followLines, isOpen, type Awaited } from './follow-lines.ts'
import { inParallel } from './in-parallel.ts'
import {
  applyEntry,
  foldEntries,
  type BulkLedger,
  type LedgerAnswer,
  type LedgerFinding,
  type LedgerIntent,
  type LedgerOpened,
} from './ledger.ts'
import { openTraffic, type BulkTraffic, type BulkTrafficOptions } from './open-bulk.ts'
import { isReady, planRows, type PlannedLine, type ReadyLine } from '@accredit/contract/bulk-rows'
import { reportOn, type BulkReport } from './report.ts'
import { createResolver } from './resolve.ts'
import type { BulkRow } from '@accredit/contract/bulk-rows'
import { requireSameFile, requireSameService } from './same-work.ts'
import { sendLine } from './send-line.ts'
import { createTeller, type Teller } from './teller.ts'
import { createWriter, longestWaitMs, type LedgerWriter } from './writer.ts'

/** Options of a run. */
export interface BulkOptions extends BulkTrafficOptions {
  /** Record of the run, from which the next one goes on. */
  readonly ledger: BulkLedger
  /** Follows the requests to their verdicts, for days if need be. Default: false. */
  readonly wait?: boolean | undefined
  /** Name and version of the program, for the ledger. */
  readonly tool?: string | undefined
  /** SHA-256 of the rows' file, for the ledger. */
  readonly digest?: string | undefined
}

/** A line that may be sent, with its customer. */
interface Sendable {
  readonly key: string
  readonly intent: LedgerIntent
  /** True when an earlier run wrote the intent. */
  readonly sentBefore: boolean
}

/**
 * Asks for the qualification of each row, each exactly once: what is to be sent is written down
 * before, under one request id for ever, and so is each answer. After any end the same rows and
 * ledger go on where they stood.
 * @throws BulkError when the ledger cannot be used; PartnerError when the service cannot be used, or
 *   refuses the caller
 */
export async function runBulk(
  connection: Connection,
  rows: Iterable<BulkRow> | AsyncIterable<BulkRow>,
  options: BulkOptions,
): Promise<BulkReport> {
  const { ledger } = options
  const lines = await planRows(rows)
  const release = await ledger.hold()
  try {
    return await runHeld(connection, lines, options)
  } finally {
    await release()
  }
}

async function runHeld(
  connection: Connection,
  lines: readonly PlannedLine[],
  options: BulkOptions,
): Promise<BulkReport> {
  const { ledger, onProgress, wait = false } = options
  const failing = new AbortController()
  const signal = options.signal ? AbortSignal.any([options.signal, failing.signal]) : failing.signal
  const state = foldEntries(await ledger.read())
  const traffic = await openTraffic(connection, options, signal)
  const ready = lines.filter(isReady)
  requireSameService(ledger, state, { connection, traffic })
  requireSameFile(ledger, state, ready)
  const time = () => new Date(traffic.now()).toISOString()
  const { now } = connection
  const { digest } = options
  const tell = createTeller({ lines, state, traffic, onProgress, now, ready, digest })

  const writer = createWriter(ledger, {
    // A line is told as done once its answer is durable.
    onWritten(entries) {
      for (const entry of entries) applyEntry(state.lines, entry)
      tell.change()
      tell.step(entries.filter(({ kind }) => kind === 'answer' || kind === 'verdict').length)
    },
    onFailure: (error) => failing.abort(error),
  })
  const dryCodes = new Set<string>()
  const run = { connection, lines, ready, state, traffic, writer, time, tell, dryCodes }
  try {
    writer.soon(describeOpening(run, options))
    const { doubtful, fresh } = await prepare(run)
    tell.phase('sending', doubtful.length + fresh.length)
    // Doubtful lines are settled first: a row that was changed meanwhile may ask for the same.
    for (const prospects of [doubtful, fresh]) {
      await inParallel(issue(run, prospects), traffic.concurrency, (line) => send(run, line))
    }
    await writer.flush()
    if (wait) await follow(run)
    tell.phase('done', 0)
  } finally {
    // All that is known is kept, whatever ended the run; a failure of the ledger is told already.
    await writer.flush().catch((error: unknown) => failing.abort(error))
  }
  return reportOn(lines, state)
}

interface Run {
  readonly connection: Connection
  readonly lines: readonly PlannedLine[]
  readonly ready: readonly ReadyLine[]
  readonly state: ReturnType<typeof foldEntries>
  readonly traffic: BulkTraffic
  readonly writer: LedgerWriter
  readonly time: () => string
  readonly tell: Teller
  /** Validation codes of which the service has said in this run that no use is left. */
  readonly dryCodes: Set<string>
}

function describeOpening(
  { connection, traffic, time }: Run,
  { tool = '@accredit/client', digest, wait = false }: BulkOptions,
): LedgerOpened {
  const { partnerId: partner, concurrency } = traffic
  const { requestsPerMinute } = traffic.asker.budget
  const options = { wait, concurrency, requestsPerMinute }
  return { kind: 'opened', at: time(), service: connection.baseUrl, partner, tool, digest, options }
}

/** One line to send, before it has an intent. */
interface Prospect {
  readonly key: string
  readonly customerId: string
  readonly request: ReadyLine['request']
  /** Intent that an earlier run wrote. */
  readonly known?: LedgerIntent
  /** True when the earlier run left the line without sending it. */
  readonly isLeft?: boolean
}

/**
 * Lists what is to be sent: first what is in doubt, also of rows that are no longer in the file, then
 * what is new. Customers are looked up, and rows that turn out to ask the same are left out.
 */
async function prepare(
  run: Run,
): Promise<{ readonly doubtful: readonly Prospect[]; readonly fresh: readonly Prospect[] }> {
  const { ready, state, traffic, tell, writer } = run
  const doubtful: Prospect[] = []
  const taken = new Map<string, string>()
  for (const [key, { intent, answer, finding }] of state.lines) {
    if (!intent) continue
    taken.set(`${intent.customerId} ${intent.request.qualification}`, key)
    const isLeft = finding !== undefined
    if (!answer) doubtful.push({ key, ...intent, known: intent, isLeft })
  }
  const fresh = ready.filter(({ key }) => !state.lines.get(key)?.intent)
  const lineOf = new Map(ready.map(({ key, line }) => [key, line]))
  tell.phase('resolving', fresh.length)
  const resolver = await createResolver(traffic.asker, fresh)
  const found: (Prospect | undefined)[] = []
  await inParallel(fresh.entries(), traffic.concurrency, async ([index, line]) => {
    const resolved = await resolver.find(line.target)
    if ('finding' in resolved) {
      noteFinding(run, line.key, resolved.finding)
    } else {
      found[index] = { key: line.key, request: line.request, customerId: resolved.customerId }
    }
    tell.step(1)
  })
  const prospects = found.filter((prospect) => {
    if (!prospect) return false
    const same = `${prospect.customerId} ${prospect.request.qualification}`
    const other = taken.get(same)
    const otherLine = other === undefined ? undefined : lineOf.get(other)
    // A row that was changed after its request was made is a new request.
    if (other === undefined || otherLine === undefined) {
      taken.set(same, prospect.key)
      return true
    }
    noteFinding(run, prospect.key, bulkFinding('Duplicate', { line: otherLine }))
    return false
  })
  await writer.flush()
  return { doubtful, fresh: prospects.filter((prospect) => prospect !== undefined) }
}

/**
 * Writes intents down and hands the lines out: while those of one batch are sent, the intents of the
 * next are written. Lines whose validation code has run dry are left for another run.
 */
async function* issue(run: Run, prospects: readonly Prospect[]): AsyncGenerator<Sendable> {
  const { concurrency } = run.traffic
  let size = leastAhead * concurrency
  let at = size
  let ahead = writeIntents(run, prospects.slice(0, size))
  for (;;) {
    const batch = await ahead
    if (at >= prospects.length) return yield* batch
    ahead = writeIntents(run, prospects.slice(at, at + size))
    at += size
    // Nobody waits for it when the batch before ends the run.
    ahead.catch(() => undefined)
    const began = performance.now()
    yield* batch
    const inTime = Math.round((batch.length / (performance.now() - began)) * longestWaitMs)
    size = Math.min(Math.max(inTime, leastAhead * concurrency), 2 * size, mostAhead)
  }
}

/**
 * Lines whose intents are written in one go: as many as are sent until an entry has to be written anyhow,
 * since each write waits for the disk, for which others wait too. At least so many times those that are
 * sent at once, and never more than are quickly settled after a crash.
 */
const leastAhead = 2
const mostAhead = 512

/** Answers with the lines that may be sent, once their intents are durable. */
async function writeIntents(run: Run, prospects: readonly Prospect[]): Promise<Sendable[]> {
  const { connection, writer, time } = run
  const { correlationId } = connection
  const batch: Sendable[] = []
  const intents: LedgerIntent[] = []
  for (const { key, known, isLeft, customerId, request } of prospects) {
    const intent = known ?? {
      kind: 'intent',
      line: key,
      at: time(),
      requestId: newId(),
      correlationId,
      customerId,
      request,
    }
    const sendable = { key, intent, sentBefore: known !== undefined && !isLeft }
    if (leaveForLater(run, sendable)) continue
    // Written again, it says that the line is no longer left.
    if (!known || isLeft) intents.push(intent)
    batch.push(sendable)
  }
  if (intents.length > 0) await writer.now(intents)
  return batch
}

/** Leaves a line that was never sent, and whose validation code has no use left. */
function leaveForLater(run: Run, { key, intent, sentBefore }: Sendable): boolean {
  const { validationCode: code } = intent.request
  if (sentBefore || code === undefined || !run.dryCodes.has(code)) return false
  noteFinding(run, key, bulkFinding('CodeExhausted', { code }))
  run.tell.step(1)
  return true
}

function noteFinding({ writer, time }: Run, line: string, finding: LedgerFinding['finding']): void {
  writer.soon({ kind: 'finding', line, at: time(), finding })
}

async function send(run: Run, sendable: Sendable): Promise<void> {
  // The code may have run dry since the intent was written.
  if (leaveForLater(run, sendable)) return
  const { traffic, writer, time, dryCodes } = run
  const { key, intent, sentBefore } = sendable
  const settled = await sendLine(traffic.asker, intent, {
    sentBefore,
    isAccredit: traffic.isAccredit,
    now: traffic.now(),
  })
  const answer: LedgerAnswer = { kind: 'answer', line: key, at: time(), ...settled }
  const { validationCode } = intent.request
  const isDry = settled.refused?.finding.rule === 'ValidationCodeExhausted'
  // A line that was sent before may have the answer of that time.
  if (validationCode !== undefined && isDry && !sentBefore) dryCodes.add(validationCode)
  writer.soon(answer)
}

async function follow({ state, traffic, writer, time, tell }: Run): Promise<void> {
  const awaited: Awaited[] = [...state.lines.values()].flatMap(({ intent, answer, verdict }) => {
    const seen = verdict ? verdict.record : answer?.record
    return intent && seen && isOpen(seen) ? [{ intent, record: seen }] : []
  })
  if (awaited.length === 0) return
  tell.phase('following', awaited.length)
  await followLines(traffic.patientAsker, awaited, {
    concurrency: traffic.concurrency,
    onVerdict({ line }, seen) {
      const verdict = { kind: 'verdict', line, at: time(), ...(seen && { record: seen }) } as const
      writer.soon(verdict)
    },
  })
  await writer.flush()
}
