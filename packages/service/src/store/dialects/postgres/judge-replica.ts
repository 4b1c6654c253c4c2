import { problem } from '../../../words/problem.ts'
import type { ReplicaState } from '../../replicas.ts'
import type { ReplicaLook } from './replica.ts'

/** A place in the log of the primary. */
export interface Place {
  readonly position: number
  readonly timeline: string
}

/** The primary, as it was at a time of this process (`performance.now`). */
export interface Sample extends Place {
  readonly identity: string
  readonly at: number
}

/** Demands on a replica. */
export interface Wanted {
  /** The primary, oldest first; the last sample was taken before the look at the replica. */
  readonly samples: readonly Sample[]
  /** Milliseconds. */
  readonly mostLag: number
  /** Version of the schema that this release needs. */
  readonly schema: number
}

/** Decides if a replica may serve reads. */
export function judgeReplica(
  seen: ReplicaLook,
  { samples, mostLag, schema: known }: Wanted,
  now = performance.now(),
): Omit<ReplicaState, 'replica'> {
  const newest = samples.at(-1)
  if (!newest) return { problem: problem('ReplicaUnseen') }
  if (seen.identity !== newest.identity) return { problem: problem('ReplicaOfOther') }
  if (!seen.standsBy) return { problem: problem('ReplicaWrites') }
  if (seen.timeline !== newest.timeline) {
    const { timeline: found } = seen
    return { problem: problem('ReplicaTimeline', { found, wanted: newest.timeline }) }
  }
  const lag = measureLag(seen, samples, now)
  if (seen.schema < known) {
    return { lag, problem: problem('ReplicaOlder', { found: seen.schema, known }) }
  }
  if (lag <= mostLag) return { lag }
  return { lag, problem: problem('ReplicaBehind', { lag: Math.round(lag), most: mostLag }) }
}

/**
 * Measures by the clock of this process when the primary was where the replica is. Further back than its
 * samples reach, the age of the replica's last commit tells more.
 */
function measureLag(seen: ReplicaLook, samples: readonly Sample[], now: number): number {
  const reached = samples.findLast(({ position }) => position <= seen.replayed)
  if (reached === samples.at(-1)) return 0
  if (reached) return now - reached.at
  return Math.max(now - (samples[0]?.at ?? now), seen.sinceCommit ?? 0)
}
