const dayLength = 86_400_000

/** Days that are remembered: those of a busy week, and of what is read beside it. */
const mostDays = 1_000

/** Each day as ISO 8601 writes it, up to and with the T, by its number since the epoch. */
const days = new Map<number, string>()

const twoDigits = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))

/**
 * Writes a time as `Date.toISOString` does, for a sixth of what that costs: it stands in each answer
 * and each line of the log, and times of one day differ only behind the T.
 * @param at whole epoch milliseconds
 */
export function isoTime(at: number): string {
  const day = Math.floor(at / dayLength)
  const millisecond = at - day * dayLength
  const second = Math.floor(millisecond / 1_000)
  const minute = Math.floor(second / 60)
  const hours = twoDigits[Math.floor(minute / 60)]
  const thousandths = millisecond % 1_000
  return `${days.get(day) ?? writeDay(day)}${hours}:${twoDigits[minute % 60]}:${twoDigits[second % 60]}.${Math.floor(thousandths / 100)}${twoDigits[thousandths % 100]}Z`
}

function writeDay(day: number): string {
  if (days.size >= mostDays) days.clear()
  const [date = ''] = new Date(day * dayLength).toISOString().split('00:00:00.000Z')
  days.set(day, date)
  return date
}
