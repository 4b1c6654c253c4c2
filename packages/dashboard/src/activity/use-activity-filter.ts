import type { AuditQuery } from '@accredit/client'
import { useNow } from '../data/signed-in.tsx'
import { useHere } from '../routing/location.ts'
import { daysBefore } from './days-before.ts'

const usualDays = 30
/** Days that the log goes back. */
export const longestDays = 90

/** Filter for lines of the log; days as `yyyy-mm-dd`. */
export interface ActivityFilter {
  readonly from: string
  readonly to: string
  readonly company: string
  /** The first day that the log has. */
  readonly earliest: string
  readonly today: string
}

const day = /^\d{4}-\d{2}-\d{2}$/

/** Reads from the address which lines are wanted: the last month when it says nothing. */
export function useActivityFilter(): ActivityFilter {
  const { searchParams } = useHere()
  const now = useNow()
  const read = (name: string, fallback: string) => {
    const value = searchParams.get(name) ?? ''
    return day.test(value) ? value : fallback
  }
  const today = daysBefore(now, 0)
  return {
    from: read('start', daysBefore(now, usualDays)),
    to: read('end', today),
    company: searchParams.get('company') ?? '',
    earliest: daysBefore(now, longestDays),
    today,
  }
}

/** The same as the service wants it. */
export function auditQueryOf({ from, to, company }: ActivityFilter): AuditQuery {
  const text = company.trim()
  return {
    start: from,
    end: to,
    ...(text !== '' && { filter: { field: 'CompanyName', operator: 'substring', value: text } }),
  }
}
