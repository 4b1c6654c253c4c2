import type { BulkCounts } from '@accredit/client'
import type { Ending } from '../exit-codes.ts'

/** Ending of a run: a row that is not accepted counts before a denial. */
export function endingOfReport(counts: BulkCounts, waited: boolean): Ending {
  const { refused, duplicate, unknown, pending, unsettled, denied } = counts
  if (refused + duplicate + unknown + pending + unsettled > 0) return 'refused'
  return waited && denied > 0 ? 'denied' : 'done'
}
