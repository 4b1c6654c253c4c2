import { findDueOpenings } from '../../rules/find-due-openings.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Interval } from '../../store/queries/case-pages.ts'

const day = 86_400_000
const ages = ['overdue', 'soon', 'over-1-day', 'over-3-days'] as const

/** What an age asks of a case. */
interface Age {
  /** When it was opened; absent where any time will do. */
  readonly opened: readonly Interval[] | undefined
  /** Whether a case with a verdict is none of them: it keeps no time any more. */
  readonly undecided: boolean
}

/**
 * Reads the age that a reviewer asks for.
 * @param now the service clock, in epoch milliseconds
 * @throws Refused InvalidQuery
 */
export function readAge(value: string | undefined, now: number): Age {
  if (value === undefined || value === '') return { opened: undefined, undecided: false }
  switch (ages.find((name) => name === value)) {
    case 'overdue':
      return { opened: findDueOpenings(now), undecided: true }
    case 'soon':
      return {
        opened: without(findDueOpenings(now + day), findDueOpenings(now)),
        undecided: true,
      }
    case 'over-1-day':
      return { opened: [{ from: 0, before: now - day }], undecided: false }
    case 'over-3-days':
      return { opened: [{ from: 0, before: now - 3 * day }], undecided: false }
    case undefined:
      return refuse('InvalidQuery', {
        field: 'age',
        value: JSON.stringify(value),
        rule: `it must be one of ${ages.join(', ')}`,
      })
  }
}

/** What of some intervals lies outside of others; both stand in order. */
function without(some: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  return others.reduce<readonly Interval[]>(
    (left, { from, before }) =>
      left.flatMap((one) =>
        [
          { from: one.from, before: Math.min(one.before, from) },
          { from: Math.max(one.from, before), before: one.before },
        ].filter((part) => part.from < part.before),
      ),
    some,
  )
}
