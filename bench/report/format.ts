import type { Summary } from '../measure/statistics.ts'

/** A number with three digits that count. */
export function round3(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return String(Math.round(value))
  return String(Number(value.toPrecision(3)))
}

/** Median and spread. */
export function showSummary({ median, least, most }: Summary): string {
  const spread = least === most ? '' : ` (${round3(least)}–${round3(most)})`
  return `${round3(median)}${spread}`
}
