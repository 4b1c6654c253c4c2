import type { FailureClass } from '@accredit/contract'
import type { Logger } from 'pino'
import {
  recordAttemptsCommand,
  type Attempt,
  type AttemptEnd,
} from '../operations/webhooks/record-attempts.ts'
import { keepsApart } from '../store/queries/across-partners.ts'
import type { Store } from '../store/store.ts'
import type { Answered } from './attempt-delivery.ts'

/** Told of each attempt that was recorded. */
export interface AttemptWatch {
  countAttempt(end: AttemptEnd, failure: FailureClass | undefined): void
}

/** Records attempts, those together that end while others are being recorded. */
export interface Recorder {
  /** Resolves once the attempt is recorded, or cannot be. */
  add(attempt: Attempt & Answered): Promise<void>
}

/** Attempts recorded in one command. */
const recordedAtOnce = 256
/** Milliseconds for which an end waits for others that are on their way: a commit costs more than a record. */
const gathering = 5

/** Creates a recorder of attempts. */
export function createRecorder(parts: {
  readonly store: Store
  /** The service clock. */
  readonly now: () => number
  readonly log: Logger
  readonly watch: AttemptWatch | undefined
  /** Attempts without a record, those that were added among them. */
  readonly countOpen: () => number
}): Recorder {
  const { store, now, log, watch, countOpen } = parts
  const isApart = keepsApart(store.reader)
  let waiting: { readonly attempt: Attempt & Answered; readonly done: () => void }[] = []
  let isRecording = false
  let timer: NodeJS.Timeout | undefined

  /** On a cluster those of one partner, otherwise all. */
  const takeSome = () => {
    const partnerId = waiting[0]?.attempt.partnerId
    const isNow = ({ attempt }: (typeof waiting)[number]) =>
      !isApart || attempt.partnerId === partnerId
    const taken = waiting.filter(isNow).slice(0, recordedAtOnce)
    const isTaken = new Set(taken)
    waiting = waiting.filter((one) => !isTaken.has(one))
    return taken
  }

  const recordAll = async () => {
    clearTimeout(timer)
    timer = undefined
    isRecording = true
    while (waiting.length > 0) {
      const taken = takeSome()
      const attempts = taken.map(({ attempt }) => attempt)
      try {
        const ends = await store.run(recordAttemptsCommand, { attempts }, now())
        for (const [index, end] of ends.entries()) {
          watch?.countAttempt(end, attempts[index]?.failure)
        }
      } catch (error) {
        // They are delivered again when their lease ends.
        log.error({ err: error, attempts: attempts.length }, 'recording deliveries failed')
      }
      for (const { done } of taken) done()
    }
    isRecording = false
  }

  const recordSoon = () => {
    if (isRecording) return
    const isLast = waiting.length >= Math.min(countOpen(), recordedAtOnce)
    if (isLast) void recordAll()
    else timer ??= setTimeout(() => void recordAll(), gathering)
  }

  return {
    add(attempt) {
      const recorded = new Promise<void>((done) => waiting.push({ attempt, done }))
      recordSoon()
      return recorded
    },
  }
}
