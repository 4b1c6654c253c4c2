import type { Connection } from '../store/connection.ts'
import { claimDueCases, type CaseRecord } from '../store/queries/cases.ts'

/** Gives a worker cases that are due, under a lease that nobody else has. */
export function claimCasesCommand(
  transaction: Connection,
  wanted: { lease: string; leaseMilliseconds: number; limit: number },
  at: number,
): Promise<CaseRecord[]> {
  const { lease, leaseMilliseconds, limit } = wanted
  return claimDueCases(transaction, { at, lease, leaseUntil: at + leaseMilliseconds, limit })
}
