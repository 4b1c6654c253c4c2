import type { BulkCounts } from '@accredit/client'
import type { Ending } from '../exit-codes.ts'

/** Determines the exit of a run: a row that was not accepted outweighs a denial. */
export function endingOfReport(counts: BulkCounts, waited: boolean): Ending {
  const { refused, duplicate, unknown, pending, unsettled, denied } = counts
  if (refused + duplicate + unknown + pending + unsettled > 0) return 'refused'
  return waited && denied > 0 ? 'denied' : 'done'
}
