import { basename } from 'node:path/posix'
import type { Habit, HabitFault } from './find-habit-faults.ts'

/** Number of known faults by file and habit. */
export type KnownFaults = Readonly<Record<string, Partial<Readonly<Record<Habit, number>>>>>

/** Counts faults by file and habit. */
export function countFaults(faults: readonly HabitFault[]): KnownFaults {
  const counts: Record<string, Partial<Record<Habit, number>>> = {}
  for (const { path, habit } of faults.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    const own = (counts[path] ??= {})
    own[habit] = (own[habit] ?? 0) + 1
  }
  return counts
}

/**
 * Lists the faults of files that exceed their known number. A renamed file inherits the numbers of
 * its old name.
 * @param exists tells whether a path still exists
 */
export function findNewFaults(
  faults: readonly HabitFault[],
  known: KnownFaults,
  exists: (path: string) => boolean,
): HabitFault[] {
  const moved = new Map(
    Object.entries(known)
      .filter(([path]) => !exists(path))
      .map(([path, counts]) => [basename(path), counts]),
  )
  const counts = countFaults(faults)
  return faults.filter(({ path, habit }) => {
    const allowed = (known[path] ?? moved.get(basename(path)))?.[habit] ?? 0
    return (counts[path]?.[habit] ?? 0) > allowed
  })
}
