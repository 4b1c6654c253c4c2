import type { Behaviour } from '../behaviour.ts'

const day = 86_400_000

/**
 * Parses a day in any form that SDKs send: `2020-09-02`, `09/02/2020 00:00:00`, `6/1/2017 12:00:00
 * AM`, and `2020-09-246`, where the third group is the day of the year. The time of day is ignored.
 * @returns the start of the day (UTC) in epoch milliseconds; `undefined` for anything else
 */
export function readAuditDate(text: string): number | undefined {
  const dashed = /^(\d{4})-(\d{2})-(\d{2,3})$/.exec(text)
  if (dashed) return readDashed(Number(dashed[1]), Number(dashed[2]), Number(dashed[3]))
  const slashed = /^(\d{1,2})\/(\d{1,2})\/(\d{4}) (\d{1,2}):(\d{2}):(\d{2})( [AP]M)?$/i.exec(text)
  if (!slashed) return undefined
  const [month, date, year, hour, minute, second] = slashed.slice(1).map(Number)
  const [firstHour, lastHour] = slashed[7] === undefined ? [0, 23] : [1, 12]
  if (hour! < firstHour || hour! > lastHour || minute! > 59 || second! > 59) return undefined
  return dayOf(year!, month!, date!)
}

function readDashed(year: number, month: number, third: number): number | undefined {
  if (third <= 31) return dayOf(year, month, third)
  if (month < 1 || month > 12) return undefined
  const begin = Date.UTC(year, 0, 1)
  const found = begin + (third - 1) * day
  return found < Date.UTC(year + 1, 0, 1) ? found : undefined
}

/** Returns a day if it exists, for four-digit years. */
function dayOf(year: number, month: number, date: number): number | undefined {
  const found = new Date(Date.UTC(year, month - 1, date))
  const exists = year >= 1000 && found.getUTCMonth() === month - 1 && found.getUTCDate() === date
  return exists ? found.getTime() : undefined
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Days come as yyyy-mm-dd, or as both generations of the .NET SDK write them.',
    fidelity: 'observed',
    source: '"Get a record of Partner Center activity"; the SDK’s invariant culture.',
  },
  {
    behaviour: 'A third group of 32 to 366 is a day of the year.',
    fidelity: 'observed',
    source: 'The Java SDK formats with DD, which is the day of the year.',
  },
]
