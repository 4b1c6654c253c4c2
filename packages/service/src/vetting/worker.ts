import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { partnerByPartner } from '../operations/partner-by-partner.ts'
import { inSlices } from '../store/in-slices.ts'
import { newId } from '../ids/new-id.ts'
import type { Decision } from '../rules/vetting/decide-vetting.ts'
import type { Examination } from '../rules/vetting/examine.ts'
import { listEarlierVerdicts, type CaseRecord } from '../store/queries/cases.ts'
import { listShowableCases } from '../store/queries/desk.ts'
import { findNextDue } from '../store/queries/open-cases.ts'
import { StoreUnavailable } from '../store/unavailable.ts'
import { claimCasesCommand } from '../operations/claim-cases.ts'
import { recordExaminationCommand } from '../operations/record-examination.ts'
import { showCaseCommand } from '../operations/desk/show-case.ts'
import type { Store } from '../store/store.ts'

/** Dependencies and settings of a worker. */
export interface WorkerOptions {
  readonly store: Store
  /** The service clock. */
  readonly now: () => number
  /** Reads what the checks need to know; called once per batch of claimed cases. */
  readonly prepareExamination: () => Promise<Examine>
  /** Milliseconds of the service clock for which claimed cases are this worker's. */
  readonly leaseDuration: number
  readonly log: Logger
  /** Called with each round and each recorded verdict. */
  readonly watch?: WorkerWatch | undefined
}

/** Counters of a worker's rounds and cases. */
export interface WorkerWatch {
  countRound(): void
  countExamination(decision: Decision): void
}

/** Examines one case, given the customer's earlier verdicts. */
export type Examine = (found: CaseRecord, earlier: Earlier) => Examination | Promise<Examination>

type Earlier = Awaited<ReturnType<typeof listEarlierVerdicts>>
type Ends = readonly PromiseSettledResult<unknown>[]
interface Claimed {
  readonly found: CaseRecord
  readonly lease: string
}

/** A running worker. */
export interface Worker {
  /**
   * Looks for due cases by a time of the service clock; now, where none is given. A worker that looks
   * again before that time is left alone: waking it costs more than a request does.
   */
  wake(dueAt?: number): void
  /** Milliseconds since it began its last round, on a clock that only goes forward. */
  idle(): number
  /** Ends after the cases under way. */
  stop(): Promise<void>
}

/** Cases taken at once: enough to fill the store's commits while the next are claimed. */
const claimSize = 256
/** Cases whose verdicts are recorded together: as many as one transaction carries. */
const recordedTogether = 32
/** Cases examined within one turn of the event loop: bounds how long callers wait for it. */
const perTurn = 8
/** The longest sleep: other nodes open cases too, and clocks are put forward. */
const longestSleep = 1_000
/** After so many failed examinations a person has to look. */
const mostAttempts = 3

/** Starts a worker: claim what is due, examine it outside any transaction, record the verdict. */
export function startWorker(options: WorkerOptions): Worker {
  const { store, now, log } = options
  let stopping = false
  let waking = new AbortController()
  /** Time at which a sleep ends by itself. */
  let wakesAt = Number.NEGATIVE_INFINITY
  /** The earliest time that it was told of since it began to look: that look may have come too early. */
  let toldOf = Number.POSITIVE_INFINITY
  /** The cases of the round before: while they are examined and recorded, the next are claimed. */
  let underWay: Promise<Ends> = Promise.resolve([])
  let wentRoundAt = performance.now()
  const running = work()

  async function work(): Promise<void> {
    while (!stopping) {
      wentRoundAt = performance.now()
      try {
        await round()
      } catch (error) {
        log.error({ err: error }, `vetting worker failed; retrying in ${longestSleep / 1000} s`)
        await rest(longestSleep)
      }
    }
    await underWay
  }

  async function round(): Promise<void> {
    toldOf = Number.POSITIVE_INFINITY
    const due = await findNextDue(store.reader)
    if (due === undefined || due > now()) {
      throwFailure(await takeUp([]))
      return rest(Math.min(due === undefined ? longestSleep : due - now(), longestSleep))
    }
    options.watch?.countRound()
    const shown = await showDecided()
    throwFailure([...shown, ...(await takeUp(await claimDue()))])
  }

  /** @returns how the cases of the round before have ended */
  function takeUp(claimed: readonly Claimed[]): Promise<Ends> {
    const before = underWay
    underWay = settleAll(claimed)
    return before
  }

  /** Lets reviewers' verdicts be seen when the time for taking them back is over. */
  async function showDecided() {
    const cases = await listShowableCases(store.reader, { at: now(), limit: claimSize })
    return Promise.allSettled(cases.map((found) => store.run(showCaseCommand, found, now())))
  }

  async function claimDue(): Promise<Claimed[]> {
    const lease = newId()
    const at = now()
    const wanted = { lease, leaseMilliseconds: options.leaseDuration, limit: claimSize }
    const due = { kind: 'dueCase', until: at, limit: claimSize } as const
    const cases = await partnerByPartner(store, due, (partnerId) =>
      store.run(claimCasesCommand, { ...wanted, partnerId }, at),
    )
    return cases.flat().map((found) => ({ found, lease }))
  }

  /** Examines cases few by few; what is known by then is recorded together, and what takes longer by itself. */
  async function settleAll(claimed: readonly Claimed[]): Promise<Ends> {
    if (claimed.length === 0) return []
    const [[prepared], earlier] = await Promise.all([
      Promise.allSettled([options.prepareExamination()]),
      Promise.allSettled(
        claimed.map(({ found: { partnerId, customerId } }) =>
          listEarlierVerdicts(store.reader, { partnerId, customerId }),
        ),
      ),
    ])
    const ends: Promise<void>[] = []
    let turn = Promise.withResolvers<void>()
    for await (const slice of inSlices(claimed, perTurn)) {
      for (const each of slice) {
        ends.push(settle(each, prepared, earlier[ends.length], turn.promise))
      }
      if (ends.length % recordedTogether > 0 && ends.length < claimed.length) continue
      turn.resolve()
      turn = Promise.withResolvers()
    }
    return Promise.allSettled(ends)
  }

  /** A case that fails comes again when its lease ends, and at last goes to the desk. */
  async function settle(
    { found, lease }: Claimed,
    prepared: PromiseSettledResult<Examine>,
    earlier: PromiseSettledResult<Earlier> | undefined,
    turn: Promise<void>,
  ): Promise<void> {
    try {
      if (prepared.status === 'rejected') throw prepared.reason
      if (earlier?.status !== 'fulfilled') throw earlier?.reason
      const examined = await prepared.value(found, earlier.value)
      await turn
      await record(found, lease, examined)
    } catch (error) {
      log.error(
        { err: error, caseId: found.id, attempts: found.attempts },
        'examining a case failed',
      )
      if (found.attempts < mostAttempts || error instanceof StoreUnavailable) return
      const decision: Decision = {
        verdict: 'review',
        row: 'examination-failed',
        explanation: `The checks failed ${found.attempts} times; a person has to look.`,
      }
      await record(found, lease, { findings: [], decision })
    }
  }

  async function record(found: CaseRecord, lease: string, examined: Examination): Promise<void> {
    const { partnerId, customerId, id: caseId, correlationId } = found
    const recorded = await store.run(
      recordExaminationCommand,
      { partnerId, customerId, caseId, lease, ...examined },
      now(),
    )
    const { verdict, row } = examined.decision
    if (recorded !== 'lost') options.watch?.countExamination(examined.decision)
    log.info({ caseId, partnerId, customerId, correlationId, verdict, row, recorded }, 'examined')
  }

  async function rest(milliseconds: number): Promise<void> {
    waking = new AbortController()
    const from = now()
    wakesAt = Math.min(from + milliseconds, toldOf)
    if (stopping || wakesAt <= from) return
    await sleep(Math.max(wakesAt - from, 1), undefined, { signal: waking.signal }).catch(
      () => undefined,
    )
  }

  return {
    wake(dueAt = now()) {
      toldOf = Math.min(toldOf, dueAt)
      if (dueAt < wakesAt) waking.abort()
    },
    idle: () => performance.now() - wentRoundAt,
    async stop() {
      stopping = true
      waking.abort()
      await running
    },
  }
}

/** One case that fails holds up no other; its failure is reported when all have ended. */
function throwFailure(ends: Ends): void {
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
}
