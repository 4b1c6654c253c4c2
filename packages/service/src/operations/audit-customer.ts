import type { Actor } from '../rules/actor.ts'
import type { Connection } from '../store/connection.ts'
import { appendAudit, type AuditEntry } from '../store/queries/audit.ts'
import { appendEvent } from './append-event.ts'
import { type EventEntry } from '../store/queries/events.ts'
import type { NamedCustomer } from '../store/queries/customers.ts'
import { resourceText } from './resource-text.ts'

/** An event about a customer's own records. */
export type CustomerEvent = Pick<EventEntry, 'data'> & {
  readonly type: 'customer.created' | 'address.changed'
}

/** Activity log record of a change to a customer, or to something that belongs to it. */
interface CustomerLine {
  readonly customer: NamedCustomer
  readonly operationType: AuditEntry['operationType']
  /** The resource before and after; absent where it did not, or does not, exist. */
  readonly before?: object | undefined
  readonly after?: object | undefined
  readonly customizedData?: Readonly<Record<string, string>>
  /** Absent when the service itself made the change. */
  readonly actor?: Actor | undefined
  readonly correlationId: string
  readonly at: number
}

/** Adds a record about a customer to the partner's activity log. */
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

/** Records a customer's change in the partner's activity log, and publishes its event. */
export async function auditCustomer(
  transaction: Connection,
  change: CustomerLine & {
    /** The event; by default that the customer changed. */
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
