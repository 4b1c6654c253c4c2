import { setTimeout as sleep } from 'node:timers/promises'
import { readFigure } from './figures.ts'
import { openLoad, type Torture } from './kill-and-check.ts'
import { readTrace, type LogTrace } from './read-trace.ts'
import { traceSyncs } from './trace-syncs.ts'

/** Cost of one interval of load. */
export interface SyncCount extends LogTrace {
  readonly atOnce: number
  readonly acknowledged: number
  /** Write transactions of the nodes, from their own metrics. */
  readonly commits: number
}

/**
 * Counts the syncs of the write-ahead log under a load.
 * @param pids the processes that write it
 * @param isLog whether a file is part of it
 */
export async function countSyncs(
  torture: Torture,
  options: {
    readonly folder: string
    readonly pids: () => readonly number[]
    readonly isLog: (path: string) => boolean
    readonly milliseconds: number
  },
): Promise<SyncCount> {
  const { atOnce, counts, fleet } = torture
  const load = openLoad(torture)
  const trace = await traceSyncs(options.pids(), options.folder)
  const before = { commits: await readCommits(fleet.urls()), ...counts.read().works }
  load.start()
  await sleep(options.milliseconds)
  await load.stop()
  const acknowledged = counts.read().works.acknowledged - before.acknowledged
  const commits = (await readCommits(fleet.urls())) - before.commits
  const log = readTrace(await trace.end(), options.isLog)
  return { atOnce, acknowledged, commits, ...log }
}

async function readCommits(urls: readonly string[]): Promise<number> {
  const figures = urls.map((url) => readFigure(url, 'accredit_store_commit_seconds_count'))
  return (await Promise.all(figures)).reduce<number>((sum, figure = 0) => sum + figure, 0)
}

/** Describes an interval of load in words. */
export function describeSyncs(count: SyncCount, store: 'sqlite' | 'postgres'): string {
  const { acknowledged, atOnce, commits, syncs, unsynced, written } = count
  const marks =
    store === 'sqlite'
      ? ` ${written} transactions were written to it, ${unsynced} of them without a sync before the next.`
      : ''
  return `With ${atOnce} at a time, ${acknowledged} writes were acknowledged; the service counted ${commits} commits, and strace ${syncs} syncs of the write-ahead log.${marks}`
}
