import { brokenRule } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { readAuditDate } from './read-audit-date.ts'
import { refuse } from '../refusal.ts'

const day = 86_400_000
const longestBack = 90
const usualWindow = 30

/** Range of whole days in epoch milliseconds; the end is exclusive. */
export interface AuditRange {
  readonly from: number
  readonly to: number
}

/**
 * Reads `?startDate=` and `?endDate=`.
 * @throws Refused InvalidQuery for an invalid day, InvalidDateRange for days past the retention
 */
export function readAuditRange(
  startDate: string | undefined,
  endDate: string | undefined,
  at: number,
): AuditRange {
  const today = Math.floor(at / day) * day
  const from = readDay('startDate', startDate) ?? today - usualWindow * day
  if (from < today - longestBack * day) {
    return refuse('InvalidDateRange', {
      field: 'startDate',
      value: `"${startDate ?? ''}"`,
      rule: brokenRule('DaysBack', { days: longestBack }),
    })
  }
  if (from > today) return refuseFuture('startDate', startDate, today)
  const last = readDay('endDate', endDate) ?? Math.min(today, from + usualWindow * day)
  if (last < from) {
    return refuse('InvalidDateRange', {
      field: endDate ? 'endDate' : 'startDate',
      value: `"${endDate || (startDate ?? '')}"`,
      rule: brokenRule('EndAfterStart'),
    })
  }
  return { from, to: last + day }
}

/**
 * A start after today matches nothing, so it is a mistake; an end after today only means "until
 * now".
 */
function refuseFuture(field: string, text: string | undefined, today: number): never {
  return refuse('InvalidDateRange', {
    field,
    value: `"${text ?? ''}"`,
    rule: brokenRule('DayNotFuture', { today: new Date(today).toISOString().slice(0, 10) }),
  })
}

function readDay(field: string, text: string | undefined): number | undefined {
  if (text === undefined || text.trim() === '') return undefined
  const found = readAuditDate(text.trim())
  if (found !== undefined) return found
  return refuse('InvalidQuery', {
    field,
    value: `"${text}"`,
    rule: brokenRule('Day'),
  })
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'The log goes 90 days back; an older start is 400.',
    fidelity: 'documented',
    source: '"Get a record of Partner Center activity"; the number 800002 is ours.',
  },
  {
    behaviour: 'A start after today (UTC) is 400, whatever the end is.',
    fidelity: 'assumed',
    source: 'No page says what happens then; no record can be there.',
  },
  {
    behaviour: 'Without an end the log is read until today, or 30 days from the start.',
    fidelity: 'documented',
    source: 'The same page, and the published description: a window of 30 days.',
  },
  {
    behaviour: 'An end that is named may lie more than 30 days after the start.',
    fidelity: 'assumed',
    source: 'No page says what happens then.',
  },
]
