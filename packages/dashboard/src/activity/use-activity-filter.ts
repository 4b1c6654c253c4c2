import type { AuditQuery, AuditRecord } from '@accredit/client'
import { useNow } from '../data/signed-in.tsx'
import { useHere } from '../routing/location.ts'
import { daysBefore, localDay, utcDays } from './days.ts'

const usualDays = 30
/** Retention of the log in days. */
export const longestDays = 90

/** Filter of the log; days are in the user's time zone, as `yyyy-mm-dd`. */
export interface ActivityFilter {
  readonly from: string
  readonly to: string
  readonly company: string
  /** First day that the log still has. */
  readonly earliest: string
  readonly today: string
  /** First and last UTC day that the service still has. */
  readonly kept: { readonly start: string; readonly end: string }
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** Reads the filter from the address; the default is the last month. */
export function useActivityFilter(): ActivityFilter {
  const { searchParams } = useHere()
  const now = useNow()
  const read = (name: string, fallback: string) => {
    const value = searchParams.get(name) ?? ''
    return dayForm.test(value) ? value : fallback
  }
  const daysAgo = (days: number) => localDay(now - days * 86_400_000)
  return {
    from: read('start', daysAgo(usualDays)),
    to: read('end', daysAgo(0)),
    company: searchParams.get('company') ?? '',
    earliest: daysAgo(longestDays),
    today: daysAgo(0),
    kept: { start: daysBefore(now, longestDays), end: daysBefore(now, 0) },
  }
}

/** Finds errors in the dates of a filter, keyed by the field to correct. */
export function findDayFaults({ from, to, earliest, today }: ActivityFilter): {
  readonly from?: 'wrongOrder' | 'tooOld'
  readonly to?: 'toCome'
} {
  return {
    ...(from > to ? { from: 'wrongOrder' } : from < earliest && { from: 'tooOld' }),
    ...(to > today && { to: 'toCome' }),
  }
}

/**
 * Converts the filter to a query of the service, which takes UTC days and refuses days past its
 * retention.
 */
export function auditQueryOf({ from, to, company, earliest, kept }: ActivityFilter): AuditQuery {
  const text = company.trim()
  const { start, end } = utcDays(from, to)
  return {
    start: from >= earliest && start < kept.start ? kept.start : start,
    end: end > kept.end ? kept.end : end,
    ...(text !== '' && { filter: { field: 'CompanyName', operator: 'substring', value: text } }),
  }
}

/** Checks that a record falls on a day of the filter in the user's time zone. */
export function isOfDays({ from, to }: ActivityFilter, { operationDate }: AuditRecord): boolean {
  const day = localDay(Date.parse(operationDate))
  return from <= day && day <= to
}
