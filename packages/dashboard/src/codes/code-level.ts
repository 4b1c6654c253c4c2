import type { ValidationCode } from '@accredit/client'

/** A code is low when at most this share of its uses is left. */
const lowShare = 0.2

/** Level of a code's remaining uses. */
export type CodeLevel = 'unlimited' | 'enough' | 'low' | 'spent'

/** Returns the level of a code's remaining uses. */
export function levelOf({
  remainingCreates: left,
  maxCreates: most,
}: Pick<ValidationCode, 'remainingCreates' | 'maxCreates'>): CodeLevel {
  if (left === null) return 'unlimited'
  if (left === 0) return 'spent'
  return most !== null && left <= most * lowShare ? 'low' : 'enough'
}
