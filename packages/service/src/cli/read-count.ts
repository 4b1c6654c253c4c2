import { InvalidValue } from './invalid-value.ts'

/** Reads a whole number above 0. @throws InvalidValue */
export function readCount(text: string): number {
  const count = Number(text)
  if (Number.isSafeInteger(count) && count > 0) return count
  throw new InvalidValue(({ count: rule }) => rule)
}
