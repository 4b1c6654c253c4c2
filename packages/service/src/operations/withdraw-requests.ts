import type { Connection } from '../store/connection.ts'
import { listQualifications } from '../store/queries/qualifications.ts'
import { tellQualification } from './tell-qualification.ts'

/** Publishes that requests in review end without a verdict because their customer is removed. */
export async function withdrawRequests(
  transaction: Connection,
  removed: {
    readonly partnerId: string
    readonly customerId: string
    readonly correlationId: string
    readonly at: number
  },
): Promise<void> {
  const records = await listQualifications(transaction, removed)
  for (const before of records) {
    if (before.vettingStatus !== 'InReview') continue
    await tellQualification(transaction, { ...removed, type: 'qualification.withdrawn', before })
  }
}
