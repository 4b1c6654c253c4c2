import type { ValidationCode } from '@accredit/client'

/** A code runs low when at most this share of its creates is left. */
const lowShare = 0.2

/** Level of a code's remaining uses. */
export type CodeLevel = 'unlimited' | 'enough' | 'low' | 'spent'

/** Says how much of a code is left. */
export function levelOf({
  remainingCreates: left,
  maxCreates: most,
}: Pick<ValidationCode, 'remainingCreates' | 'maxCreates'>): CodeLevel {
  if (left === null) return 'unlimited'
  if (left === 0) return 'spent'
  return most !== null && left <= most * lowShare ? 'low' : 'enough'
}
