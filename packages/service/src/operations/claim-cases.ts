import type { CaseRecord } from '../store/queries/cases.ts'
import { claimDueCases, type OfPartner } from '../store/queries/open-cases.ts'
import { command } from '../store/command.ts'

/** Leases due cases, of a partner or of all, to a worker. */
export const claimCasesCommand = command(
  'claimCases',
  (
    transaction,
    wanted: OfPartner & { lease: string; leaseMilliseconds: number; limit: number },
    at,
  ): Promise<CaseRecord[]> => {
    const { leaseMilliseconds, ...claim } = wanted
    return claimDueCases(transaction, { ...claim, at, leaseUntil: at + leaseMilliseconds })
  },
)
