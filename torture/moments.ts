import { watch } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { openSnapshot } from '../packages/service/src/store/open-snapshot.ts'
import type { Fleet } from './fleet.ts'

/** Moment of a kill. */
export interface Moment {
  readonly name: string
  /** True when the victim is killed once beforehand, so that this kill hits its restart. */
  readonly twice?: true
  /** Waits for the moment. */
  come(fleet: Fleet, random: () => number): Promise<void>
}

/** Milliseconds of a slow start; a kill comes at any time within it. */
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

/** Resolves when a file, or one in a folder, is next written, or after a timeout. */
async function firstChange(path: string): Promise<void> {
  const changed = Promise.withResolvers<void>()
  const watcher = watch(path, () => changed.resolve())
  watcher.on('error', () => changed.resolve())
  await Promise.race([changed.promise, sleep(2_000)])
  watcher.close()
}

/** Resolves when a worker is examining a case, or after a timeout. */
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
