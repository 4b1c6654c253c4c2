import { isVettingReason, policyExplanations, type VettingReason } from '@accredit/contract'
import type { Finding } from './finding.ts'
import { matchCondition } from './match-condition.ts'
import type { PolicyRow, VettingPolicy } from './policy.ts'

/** Decision of a policy, and the row that decided. */
export type Decision = {
  /** Name of the row that decided. */
  readonly row: string
  /** The row's explanation, and the findings that it rests on. */
  readonly explanation: string
} & (
  | { readonly verdict: 'approve' | 'review'; readonly reason?: undefined }
  | { readonly verdict: 'deny'; readonly reason: VettingReason }
)

/**
 * Decides a case by the first row of the policy whose condition the findings meet, regardless of
 * their order. If no row decides, the case goes to a person.
 */
export function decideVetting(policy: VettingPolicy, findings: readonly Finding[]): Decision {
  for (const row of policy.rows) {
    const because = matchCondition(row.when, findings)
    if (because !== undefined) return decide(row, because)
  }
  return {
    verdict: 'review',
    row: 'no-row',
    explanation: policyExplanations['no-row'],
  }
}

function decide(row: PolicyRow, because: readonly Finding[]): Decision {
  const explanation = [row.explanation, ...because.map(({ text }) => text)].join(' ')
  if (row.verdict !== 'deny') return { verdict: row.verdict, row: row.name, explanation }
  const reason = row.reason === 'stop-list-entry' ? reasonOfEntry(because) : row.reason
  return { verdict: 'deny', reason, row: row.name, explanation }
}

function reasonOfEntry(because: readonly Finding[]): VettingReason {
  const denial = because.find(({ code }) => code === 'stop-listed')?.evidence['denial']
  return typeof denial === 'string' && isVettingReason(denial) ? denial : 'Not an Academic Domain'
}
