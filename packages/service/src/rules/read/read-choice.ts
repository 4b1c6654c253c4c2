import { brokenRule } from '@accredit/contract'
import { refuse } from '../refusal.ts'

/**
 * Reads a query parameter with a fixed set of values; `undefined` when absent.
 * @throws Refused InvalidQuery
 */
export function readChoice<Choice extends string>(
  field: string,
  value: string | undefined,
  allowed: readonly Choice[],
): Choice | undefined {
  if (value === undefined || value === '') return undefined
  return (
    allowed.find((known) => known === value) ??
    refuse('InvalidQuery', {
      field,
      value: `"${value}"`,
      rule: brokenRule('OneOf', { allowed: [...allowed] }),
    })
  )
}
