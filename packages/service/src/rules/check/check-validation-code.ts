import { brokenRule } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { refusal, type Refusal } from '../refusal.ts'

const longestCode = 256

/** Uses of a code; null means no limit. */
export interface CodeAllowance {
  readonly maxCreates: number | null
  readonly remainingCreates: number | null
}

/**
 * Refuses a GovernmentCommunityCloud request without a usable code.
 * @param code as sent, trimmed
 * @param allowance of the partner's code with that name; absent when the partner has none
 */
export function checkValidationCode(
  code: string | undefined,
  allowance: CodeAllowance | undefined,
): Refusal | undefined {
  if (code === undefined || code === '') return refusal('ValidationCodeRequired', {})
  if (!allowance) {
    return refusal('ValidationCodeInvalid', {
      code,
      rule: brokenRule('OwnValidationCode'),
    })
  }
  if (allowance.remainingCreates === 0) {
    return refusal('ValidationCodeExhausted', { code, maxCreates: allowance.maxCreates ?? 0 })
  }
  return undefined
}

/** Refuses a request whose query and body contain different codes. */
export function checkCodesAgree(
  code: string | undefined,
  otherCode: string | undefined,
): Refusal | undefined {
  if (otherCode === undefined || otherCode === code) return undefined
  return refusal('ValidationCodeInvalid', {
    code: code ?? '',
    rule: brokenRule('ValidationCodesAgree', { query: code ?? '', body: otherCode }),
  })
}

/** Checks that a text can be a code at all; others must not reach the database. */
export function canBeCode(text: string): boolean {
  return text.length <= longestCode && !/\p{Cc}/u.test(text)
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'GovernmentCommunityCloud needs one of the partner’s validation codes.',
    fidelity: 'documented',
    source: '"Update a customer’s qualifications asynchronously"; 400 and 800002 are ours.',
  },
  {
    behaviour: 'Each customer uses one create of the code and changes its ETag; none left refuses.',
    fidelity: 'assumed',
    source: 'The documented sample pair of codes with 5 and 4 creates left.',
  },
  {
    behaviour: 'A code of another partner is answered like an unknown one.',
    fidelity: 'assumed',
    source: 'Codes must not be probed across partners.',
  },
]
