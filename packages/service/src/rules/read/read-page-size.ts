import { brokenRule } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refuse } from '../refusal.ts'

/** Default and largest page size. */
export const largestPage = 500

/**
 * Reads `?size=`, the page size.
 * @throws Refused InvalidQuery unless it is a whole number of 0 or more
 */
export function readPageSize(value: string | undefined): number {
  if (value === undefined || value === '') return largestPage
  if (!/^\d{1,9}$/.test(value)) {
    return refuse('InvalidQuery', {
      field: 'size',
      value: `"${value}"`,
      rule: brokenRule('PageSize', { most: largestPage }),
    })
  }
  const size = Number(value)
  return size === 0 || size > largestPage ? largestPage : size
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'A page has 500 items at most; 0, nothing and more than 500 mean 500.',
    fidelity: 'assumed',
    source: 'The Java SDK allows 1 to 500; both SDKs send size=0 for "not paged".',
  },
]
