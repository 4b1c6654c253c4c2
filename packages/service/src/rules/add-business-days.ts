import type { Behaviour } from './behaviour.ts'

const day = 86_400_000

/**
 * Adds business days, keeping the time of day. Saturdays and Sundays (UTC) do not count; public
 * holidays do, because they differ between countries.
 * @param at epoch milliseconds
 */
export function addBusinessDays(at: number, days: number): number {
  let result = at
  for (let left = days; left > 0;) {
    result += day
    const weekday = new Date(result).getUTCDay()
    if (weekday !== 0 && weekday !== 6) left -= 1
  }
  return result
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'The desk is to decide within three business days.',
    fidelity: 'observed',
    source: 'A distributor’s documentation: "usually three business days or less".',
  },
]
