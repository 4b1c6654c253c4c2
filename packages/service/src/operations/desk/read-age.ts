import { caseAges } from '@accredit/contract'
import { readChoice } from '../../rules/read/read-choice.ts'
import type { CaseFilter } from '../../store/queries/case-pages.ts'

const day = 86_400_000

/**
 * Translates the age filter into intervals of a case's times. A case with a verdict is neither
 * overdue nor due soon.
 * @param now the service clock, in epoch milliseconds
 * @throws Refused InvalidQuery
 */
export function readAge(
  value: string | undefined,
  now: number,
): Pick<CaseFilter, 'opened' | 'slaDue'> {
  switch (readChoice('age', value, caseAges)) {
    case 'overdue':
      return { slaDue: { from: 0, before: now } }
    case 'soon':
      return { slaDue: { from: now, before: now + day } }
    case 'over-1-day':
      return { opened: { from: 0, before: now - day } }
    case 'over-3-days':
      return { opened: { from: 0, before: now - 3 * day } }
    case undefined:
      return {}
  }
}
