import type { Speech } from '../words/words.ts'

/** Formats the remaining uses of a code, e.g. `4 of 5`. */
export function writeUsesLeft(
  most: number | null | undefined,
  left: number | null | undefined,
  { words, formats }: Speech,
): string {
  const { leftOf, noLimit } = words.texts
  if (most === null || most === undefined || left === null || left === undefined) return noLimit
  return leftOf({ left, of: most }, formats)
}
