import { addBusinessDays, deskBusinessDays } from './add-business-days.ts'

const day = 86_400_000
/** No case is due later than so many days after its opening: three business days and two weekends. */
const longest = deskBusinessDays + 4

/**
 * When cases were opened that are due before a time: intervals in order, each with its end left out.
 * There may be several, because what is opened on a weekend is due at its time of day, like what was
 * opened on the Friday before.
 * @param at epoch milliseconds
 */
export function findDueOpenings(at: number): { readonly from: number; readonly before: number }[] {
  const today = Math.floor(at / day) * day
  const intervals = [{ from: 0, before: today - longest * day }]
  for (let begin = today - longest * day; begin <= today; begin += day) {
    const wait = addBusinessDays(begin, deskBusinessDays) - begin
    const before = Math.min(begin + day, at - wait)
    if (before <= begin) continue
    const last = intervals.at(-1)
    if (last?.before === begin) last.before = before
    else intervals.push({ from: begin, before })
  }
  return intervals
}
