import type { Actor } from '../rules/actor.ts'
import type { Connection } from '../store/connection.ts'
import { appendAudit, type AuditEntry } from '../store/queries/audit.ts'
import { appendEvent } from './append-event.ts'
import { type EventEntry } from '../store/queries/events.ts'
import type { NamedCustomer } from '../store/queries/customers.ts'
import { resourceText } from './resource-text.ts'

/** An event of a customer's own records. */
export type CustomerEvent = Pick<EventEntry, 'data'> & {
  readonly type: 'customer.created' | 'address.changed'
}

/** Line of the activity log that a change of a customer, or of what belongs to it, leaves. */
interface CustomerLine {
  readonly customer: NamedCustomer
  readonly operationType: AuditEntry['operationType']
  /** The resource before and after; absent where there was, or is, none. */
  readonly before?: object | undefined
  readonly after?: object | undefined
  readonly customizedData?: Readonly<Record<string, string>>
  /** Absent when the service itself changed it. */
  readonly actor?: Actor | undefined
  readonly correlationId: string
  readonly at: number
}

/** Writes a line of a customer into the partner's activity log. */
export async function appendCustomerLine(
  transaction: Connection,
  { customer, before, after, actor, ...line }: CustomerLine,
): Promise<void> {
  await appendAudit(transaction, {
    partnerId: customer.partnerId,
    customerId: customer.id,
    customerName: customer.companyName,
    operationType: line.operationType,
    resourceType: 'customer',
    operationStatus: 'succeeded',
    operationDate: line.at,
    userPrincipalName: actor?.userPrincipalName ?? null,
    applicationId: actor?.applicationId ?? null,
    correlationId: line.correlationId,
    oldValue: before ? resourceText(before) : null,
    newValue: after ? resourceText(after) : null,
    customizedData: line.customizedData ?? {},
  })
}

/**
 * Writes the line that a change of a customer leaves in the partner's activity log, and tells those
 * who follow the service live.
 */
export async function auditCustomer(
  transaction: Connection,
  change: CustomerLine & {
    /** The event that it is; absent where those who follow are told that the customer changed. */
    readonly tells?: CustomerEvent | undefined
    readonly actor: Actor
  },
): Promise<void> {
  const { customer, operationType } = change
  await appendCustomerLine(transaction, change)
  await appendEvent(transaction, {
    partnerId: customer.partnerId,
    customerId: customer.id,
    at: change.at,
    correlationId: change.correlationId,
    ...(change.tells ?? { type: 'customer.changed', data: { operation: operationType } }),
  })
}
