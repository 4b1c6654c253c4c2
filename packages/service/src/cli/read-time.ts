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
 * Reads a time as people write it: `90s`, `10m`, `72h`, `3d`, or ISO 8601 such as `PT10M`.
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

/** Writes milliseconds as people say them, e.g. `1 h 30 min`. */
export function writeTime(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const said = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => `${amount} ${unit}`)
  return said.join(' ') || '0 s'
}
