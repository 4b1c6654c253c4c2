import type { Summary } from '../measure/statistics.ts'

/** Formats a number with three significant digits. */
export function round3(value: number): string {
  if (!Number.isFinite(value)) return '–'
  if (Math.abs(value) >= 100) return String(Math.round(value))
  return String(Number(value.toPrecision(3)))
}

/** Formats median and range. */
export function showSummary({ median, least, most }: Summary): string {
  const spread = least === most ? '' : ` (${round3(least)}–${round3(most)})`
  return `${round3(median)}${spread}`
}
