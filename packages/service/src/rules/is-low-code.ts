import type { CodeAllowance } from './check/check-validation-code.ts'

/** Checks whether a code has at most one use left, or at most one in five. */
export function isLowCode({ maxCreates, remainingCreates }: CodeAllowance): boolean {
  if (maxCreates === null || remainingCreates === null) return false
  return remainingCreates <= Math.max(1, Math.floor(maxCreates / 5))
}
