import { Type, type Static } from 'typebox'
import { attributes, collectionOf } from './collection.ts'

const optional = (description: string) => Type.Optional(Type.String({ description }))

/** The names that this service writes; Partner Center writes more, so the type is open. */
const open = (names: readonly string[]) => Type.Unsafe<string>(Type.Enum([...names]))

/** Resources that this service writes about. */
const auditResourceTypes = ['customer'] as const

/**
 * Operations that this service writes: those that the Java SDK knows, which cannot read a page with any
 * other. Sources: auditing resources; both SDKs.
 */
const auditOperationTypes = [
  'update_customer_qualification',
  'add_customer',
  'delete_customer',
  'update_customer_billing_profile',
  'remove_partner_customer_relationship',
] as const

/** Outcomes of an operation. Source: auditing resources. */
const auditOperationStatuses = ['succeeded', 'failed', 'progress', 'decline'] as const

/** One line of a partner's activity log. Source: auditing resources. */
export const AuditRecord = Type.Object(
  {
    id: Type.String({ description: 'Partner, customer, operation and time, joined by "_".' }),
    partnerId: Type.String({ format: 'uuid' }),
    customerId: Type.Optional(Type.String({ format: 'uuid' })),
    customerName: optional('As it was then.'),
    userPrincipalName: optional('Absent where no user acted.'),
    applicationId: optional('The application that called.'),
    resourceType: open(auditResourceTypes),
    operationType: open(auditOperationTypes),
    operationStatus: open(auditOperationStatuses),
    resourceOldValue: optional('JSON text of the resource before, in PascalCase.'),
    resourceNewValue: optional('JSON text of the resource after, in PascalCase.'),
    originalCorrelationId: Type.String({ format: 'uuid' }),
    operationDate: Type.String({ format: 'date-time' }),
    customizedData: Type.Array(Type.Object({ key: Type.String(), value: Type.String() })),
    attributes: attributes('AuditRecord'),
  },
  { $id: 'AuditRecord' },
)
export type AuditRecord = Static<typeof AuditRecord>

/** A page of the activity log, newest first. */
export const AuditRecordCollection = collectionOf(AuditRecord, 'AuditRecordCollection')
export type AuditRecordCollection = Static<typeof AuditRecordCollection>
