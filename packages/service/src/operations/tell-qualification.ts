import type { EventType } from '@accredit/contract'
import { describeQualification } from '../rules/describe-qualification.ts'
import type { QualificationRecord } from '../rules/qualification-record.ts'
import type { Connection } from '../store/connection.ts'
import { appendEvent } from './append-event.ts'

/** Adds an event of a customer's qualification, with its record before and after. */
export async function tellQualification(
  transaction: Connection,
  told: {
    readonly type: Extract<EventType, `qualification.${string}`>
    readonly partnerId: string
    readonly customerId: string
    readonly before: QualificationRecord | undefined
    readonly after?: QualificationRecord | undefined
    readonly correlationId: string
    readonly at: number
  },
): Promise<void> {
  const { type, partnerId, customerId, before, after, correlationId, at } = told
  const reason = type === 'qualification.denied' ? after?.vettingReason : undefined
  await appendEvent(transaction, {
    type,
    partnerId,
    customerId,
    correlationId,
    at,
    data: {
      qualification: (after ?? before)?.type,
      ...(before && { before: describeQualification(before) }),
      ...(after && { after: describeQualification(after) }),
      ...(reason !== undefined && { reason }),
    },
  })
}
