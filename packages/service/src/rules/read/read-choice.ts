import { brokenRule } from '@accredit/contract'
import { refuse } from '../refusal.ts'

/**
 * Reads a parameter of the query that is one of some words; `undefined` where it is not given.
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
