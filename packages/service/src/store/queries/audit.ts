import type { AuditLine } from '../../rules/describe/describe-audit-record.ts'
import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'
import { nameKey } from './customers.ts'

/** A new record of the partner's activity log. */
export interface AuditEntry extends Omit<AuditLine, 'seq'> {
  /** Snake case, one of the five that every known client can read. */
  readonly operationType:
    | 'update_customer_qualification'
    | 'add_customer'
    | 'delete_customer'
    | 'update_customer_billing_profile'
    | 'remove_partner_customer_relationship'
  readonly resourceType: 'customer'
  readonly operationStatus: 'succeeded' | 'failed'
}

type Line = AuditEntry & { nameKey: string | null; data: string }

const insertAudit = statement((db, input: Line) =>
  db.insertInto('audit_record').values({
    partner_id: input.partnerId,
    customer_id: input.customerId,
    customer_name: input.customerName,
    customer_name_key: input.nameKey,
    operation_type: input.operationType,
    resource_type: input.resourceType,
    operation_status: input.operationStatus,
    operation_date: input.operationDate,
    user_principal_name: input.userPrincipalName,
    application_id: input.applicationId,
    correlation_id: input.correlationId,
    old_value: input.oldValue,
    new_value: input.newValue,
    customized_data: input.data,
  }),
)

/** Adds a record to the activity log. */
export async function appendAudit(transaction: Connection, entry: AuditEntry): Promise<void> {
  await insertAudit.all(transaction, {
    ...entry,
    // In PostgreSQL's GUID format, since the record is sealed as stored.
    applicationId: entry.applicationId?.toLowerCase() ?? null,
    correlationId: entry.correlationId.toLowerCase(),
    nameKey: entry.customerName === null ? null : nameKey(entry.customerName),
    data: JSON.stringify(entry.customizedData),
  })
}
