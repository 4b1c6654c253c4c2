import { watch } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSnapshot } from '../packages/service/src/store/open-snapshot.ts'
import type { Fleet } from './fleet.ts'

/** Moment at which something is killed. */
export interface Moment {
  readonly name: string
  /** True when the victim dies once before, so that it is killed while it restarts. */
  readonly twice?: true
  /** Waits for the moment. */
  come(fleet: Fleet, random: () => number): Promise<void>
}

/** Milliseconds that a start takes on a slow day; a kill comes at any time in between. */
const longestStart = 2_500

export const moments: readonly Moment[] = [
  {
    name: 'under load',
    come: (_fleet, random) => sleep(200 + random() * 3_000),
  },
  {
    name: 'while it starts',
    twice: true,
    come: (_fleet, random) => sleep(random() * longestStart),
  },
  {
    name: 'at a commit',
    async come({ watched }, random) {
      await sleep(200 + random() * 1_500)
      await firstChange(watched)
    },
  },
  {
    name: 'at vetting',
    async come(fleet, random) {
      await sleep(200 + random() * 500)
      await untilExamining(fleet)
    },
  },
]

/** Resolves when a file, or one in a folder, is written next; or after a while. */
async function firstChange(path: string): Promise<void> {
  const changed = Promise.withResolvers<void>()
  const watcher = watch(path, () => changed.resolve())
  watcher.on('error', () => changed.resolve())
  await Promise.race([changed.promise, sleep(2_000)])
  watcher.close()
}

/** Resolves when a worker has a case in its hands; or after a while. */
async function untilExamining({ place }: Fleet): Promise<void> {
  const sql = `select 1 as found from vetting_case
    where due_at is not null and state = 'examining' limit 1`
  const end = Date.now() + 2_000
  while (Date.now() < end) {
    const snapshot = await openSnapshot(place)
    try {
      if ((await snapshot.connection.query({ sql, writes: false }, [])).length > 0) return
    } finally {
      await snapshot.close()
    }
    await sleep(5)
  }
}
