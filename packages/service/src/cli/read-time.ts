import { InvalidValue } from './invalid-value.ts'
import { readDuration } from '../config/read-duration.ts'

const units: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/**
 * Parses a duration as users write it: `90s`, `10m`, `72h`, `3d`, or ISO 8601 such as `PT10M`.
 * @returns milliseconds
 * @throws InvalidArgumentError, which the program turns into a line about the argument
 */
export function readTime(text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h|d)$/i.exec(text) ?? []
  const milliseconds =
    amount === undefined
      ? readDuration(text.toUpperCase())
      : Math.round(Number(amount) * (units[unit.toLowerCase()] ?? Number.NaN))
  if (milliseconds !== undefined && milliseconds >= 0 && Number.isSafeInteger(milliseconds)) {
    return milliseconds
  }
  throw new InvalidValue(({ time: rule }) => rule)
}
