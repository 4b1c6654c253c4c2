import type { AuditRecord } from '@accredit/contract'
import { restOf, writeAuditId } from '../audit-id.ts'
import type { Behaviour } from '../behaviour.ts'

/** A record of the activity log as stored. */
export interface AuditLine {
  readonly seq: number
  readonly partnerId: string
  readonly customerId: string | null
  readonly customerName: string | null
  readonly operationType: string
  readonly resourceType: string
  readonly operationStatus: string
  /** Epoch milliseconds. */
  readonly operationDate: number
  /** Null when no user acted: an application, or the service itself. */
  readonly userPrincipalName: string | null
  readonly applicationId: string | null
  readonly correlationId: string
  /** JSON text of the resource before and after, with PascalCase names. */
  readonly oldValue: string | null
  readonly newValue: string | null
  readonly customizedData: Readonly<Record<string, string>>
}

/** Describes a record of the activity log for partners. */
export function describeAuditRecord(line: AuditLine): AuditRecord {
  const { customerId, customerName, userPrincipalName, applicationId, oldValue, newValue } = line
  return {
    id: writeAuditId({
      partnerId: line.partnerId,
      customerId,
      operation: operationOf(line.operationType),
      operationDate: line.operationDate,
      rest: restOf(line.seq),
    }),
    partnerId: line.partnerId,
    ...(customerId && { customerId }),
    ...(customerName && { customerName }),
    ...(userPrincipalName && { userPrincipalName }),
    ...(applicationId && { applicationId }),
    resourceType: line.resourceType,
    operationType: line.operationType,
    operationStatus: line.operationStatus,
    ...(oldValue && { resourceOldValue: oldValue }),
    ...(newValue && { resourceNewValue: newValue }),
    originalCorrelationId: line.correlationId,
    operationDate: new Date(line.operationDate).toISOString(),
    customizedData: Object.entries(line.customizedData).map(([key, value]) => ({ key, value })),
    attributes: { objectType: 'AuditRecord' },
  }
}

/** Spells an operation as in ids. */
export function operationOf(operationType: string): string {
  return operationType.replaceAll('_', '')
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Only operations that every known client can read are written to the log.',
    fidelity: 'observed',
    source: 'One unknown name makes a page unreadable for the Java SDK.',
  },
  {
    behaviour: 'The log is read newest first.',
    fidelity: 'assumed',
    source: 'The dashboard shows it so; no page gives the order of the API.',
  },
]
