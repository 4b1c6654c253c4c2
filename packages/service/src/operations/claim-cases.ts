import type { CaseRecord } from '../store/queries/cases.ts'
import { claimDueCases } from '../store/queries/open-cases.ts'
import { command } from '../store/command.ts'

/** Gives a worker cases that are due, under a lease that nobody else has. */
export const claimCasesCommand = command(
  'claimCases',
  (
    transaction,
    wanted: { lease: string; leaseMilliseconds: number; limit: number },
    at,
  ): Promise<CaseRecord[]> => {
    const { lease, leaseMilliseconds, limit } = wanted
    return claimDueCases(transaction, { at, lease, leaseUntil: at + leaseMilliseconds, limit })
  },
)
