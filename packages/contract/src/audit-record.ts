import { Type, type Static } from 'typebox'
import { attributes, collectionOf } from './collection.ts'

const optional = (description: string) => Type.Optional(Type.String({ description }))

/** One line of a partner's activity log. Source: auditing resources. */
export const AuditRecord = Type.Object(
  {
    id: Type.String({ description: 'Partner, customer, operation and time, joined by "_".' }),
    partnerId: Type.String({ format: 'uuid' }),
    customerId: Type.Optional(Type.String({ format: 'uuid' })),
    customerName: optional('As it was then.'),
    userPrincipalName: optional('Absent where no user acted.'),
    applicationId: optional('The application that called.'),
    resourceType: Type.String({ description: 'Snake case, e.g. customer.' }),
    operationType: Type.String({ description: 'Snake case, e.g. add_customer.' }),
    operationStatus: Type.String({ description: 'succeeded, failed, progress or decline.' }),
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
