import type { Actor } from '../rules/actor.ts'
import type { Connection } from '../store/connection.ts'
import { appendAudit, type AuditEntry } from '../store/queries/audit.ts'
import { appendEvent } from './append-event.ts'
import { type EventEntry } from '../store/queries/events.ts'
import type { CustomerRecord } from '../store/queries/customers.ts'
import { resourceText } from './resource-text.ts'

/** An event of a customer's own records. */
export type CustomerEvent = Pick<EventEntry, 'data'> & {
  readonly type: 'customer.created' | 'address.changed'
}

/**
 * Writes the line that a change of a customer leaves in the partner's activity log, and tells those
 * who follow the service live.
 */
export async function auditCustomer(
  transaction: Connection,
  change: {
    customer: Pick<CustomerRecord, 'partnerId' | 'id' | 'companyName'>
    operationType: AuditEntry['operationType']
    /** The resource before and after; absent where there was, or is, none. */
    before?: object | undefined
    after?: object | undefined
    customizedData?: Readonly<Record<string, string>>
    /** The event that it is; absent where those who follow are told that the customer changed. */
    tells?: CustomerEvent | undefined
    actor: Actor
    correlationId: string
    at: number
  },
): Promise<void> {
  const { customer, operationType, before, after, actor } = change
  await appendAudit(transaction, {
    partnerId: customer.partnerId,
    customerId: customer.id,
    customerName: customer.companyName,
    operationType,
    resourceType: 'customer',
    operationStatus: 'succeeded',
    operationDate: change.at,
    userPrincipalName: actor.userPrincipalName ?? null,
    applicationId: actor.applicationId,
    correlationId: change.correlationId,
    oldValue: before ? resourceText(before) : null,
    newValue: after ? resourceText(after) : null,
    customizedData: change.customizedData ?? {},
  })
  await appendEvent(transaction, {
    partnerId: customer.partnerId,
    customerId: customer.id,
    at: change.at,
    correlationId: change.correlationId,
    ...(change.tells ?? { type: 'customer.changed', data: { operation: operationType } }),
  })
}
