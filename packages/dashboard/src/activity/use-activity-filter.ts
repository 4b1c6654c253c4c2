import type { AuditQuery, AuditRecord } from '@accredit/client'
import { useNow } from '../data/signed-in.tsx'
import { useHere } from '../routing/location.ts'
import { daysBefore, localDay, utcDays } from './days.ts'

const usualDays = 30
/** Days that the log goes back. */
export const longestDays = 90

/** Filter for lines of the log; days of the user's zone, as `yyyy-mm-dd`. */
export interface ActivityFilter {
  readonly from: string
  readonly to: string
  readonly company: string
  /** The first day that the log has. */
  readonly earliest: string
  readonly today: string
  /** The days in UTC that the service has, the first and the last. */
  readonly kept: { readonly start: string; readonly end: string }
}

const dayForm = /^\d{4}-\d{2}-\d{2}$/

/** Reads from the address which lines are wanted: the last month when it says nothing. */
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

/** Finds what is wrong with the days of a filter, by the field that has to change. */
export function findDayFaults({ from, to, earliest, today }: ActivityFilter): {
  readonly from?: 'wrongOrder' | 'tooOld'
  readonly to?: 'toCome'
} {
  return {
    ...(from > to ? { from: 'wrongOrder' } : from < earliest && { from: 'tooOld' }),
    ...(to > today && { to: 'toCome' }),
  }
}

/** The same as the service wants it, which counts days in UTC and reads none that it does not keep. */
export function auditQueryOf({ from, to, company, earliest, kept }: ActivityFilter): AuditQuery {
  const text = company.trim()
  const { start, end } = utcDays(from, to)
  return {
    start: from >= earliest && start < kept.start ? kept.start : start,
    end: end > kept.end ? kept.end : end,
    ...(text !== '' && { filter: { field: 'CompanyName', operator: 'substring', value: text } }),
  }
}

/** Says whether a line is of the days of the filter, as the page shows them. */
export function isOfDays({ from, to }: ActivityFilter, { operationDate }: AuditRecord): boolean {
  const day = localDay(Date.parse(operationDate))
  return from <= day && day <= to
}
