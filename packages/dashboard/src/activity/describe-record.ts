import type { AuditRecord } from '@accredit/client'

/** Words used in a description. */
export interface RecordWords {
  readonly operations: Readonly<Record<string, string>>
  readonly titles: Readonly<Record<string, string>>
  /** Actor of changes that the service made itself, with a verdict. */
  readonly vetting: string
  readonly failed: string
  application(id: string): string
  requested(title: string): string
  approved(title: string): string
  denied(title: string): string
  set(title: string): string
}

/** Description of a log record. */
export interface RecordDescription {
  readonly action: string
  readonly actor: string
}

/** Describes a log record. Unknown operations are shown by their own name. */
export function describeRecord(record: AuditRecord, words: RecordWords): RecordDescription {
  const { operationType, operationStatus, userPrincipalName, applicationId } = record
  const known = words.operations[operationType] ?? operationType.replaceAll('_', ' ')
  const action =
    operationType === 'update_customer_qualification'
      ? (describeQualification(record, words) ?? known)
      : known
  return {
    action: operationStatus === 'failed' ? `${action} (${words.failed})` : action,
    actor:
      userPrincipalName ??
      (applicationId === undefined ? words.vetting : words.application(applicationId)),
  }
}

function describeQualification(record: AuditRecord, words: RecordWords): string | undefined {
  const data = new Map(record.customizedData?.map(({ key, value }) => [key, value]))
  const name = data.get('Qualification')
  if (name === undefined) return undefined
  const title = words.titles[name] ?? name
  switch (data.get('VettingStatus')) {
    case 'InReview':
      return words.requested(title)
    case 'Approved':
      return words.approved(title)
    case 'Denied':
      return words.denied(title)
    default:
      return words.set(title)
  }
}
