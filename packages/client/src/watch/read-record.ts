import type { Address, CustomerQualification as WireQualification } from '@accredit/contract'
import {
  qualificationName,
  readQualification,
  type CustomerQualification,
} from '../qualification-names.ts'
import type { AuditRecord } from '../resources/audit-records.ts'

/** Says that a record tells a change of a customer's qualification. */
export function isOfQualification({ operationType }: AuditRecord): boolean {
  return operationType === 'update_customer_qualification'
}

/**
 * Reads the qualification that a record tells, before and after its change; `undefined` for a record
 * that does not have it as JSON, which no page promises.
 */
export function readChange(
  record: AuditRecord,
): { before?: CustomerQualification; after: CustomerQualification } | undefined {
  const after = readRecord(record.resourceNewValue)
  if (!after) return undefined
  const before = readRecord(record.resourceOldValue)
  return { ...(before && { before }), after }
}

/** Reads whose qualification a record tells, where the values do not. */
export function readChangedName(record: AuditRecord): string | undefined {
  const named = readChange(record)?.after.qualification ?? customized(record, 'Qualification')
  return named === undefined ? undefined : qualificationName(named)
}

/** Reads the domain of a new customer; `undefined` where the record does not name it. */
export function readDomain(record: AuditRecord): string | undefined {
  const { companyProfile } = readObject(record.resourceNewValue) ?? {}
  const { domain } = (companyProfile ?? {}) as { domain?: unknown }
  return typeof domain === 'string' ? domain : customized(record, 'PrimaryDomainName')
}

/** Reads the address on a bill before and after; `undefined` where it is as it was, or not told. */
export function readAddresses(
  record: AuditRecord,
): { before?: Address; after: Address } | undefined {
  const [before, after] = [record.resourceOldValue, record.resourceNewValue].map(
    (text) => readObject(text)?.['defaultAddress'] as Address | undefined,
  )
  if (!after || inOrder(before) === inOrder(after)) return undefined
  return { ...(before && { before }), after }
}

function readRecord(text: string | undefined): CustomerQualification | undefined {
  const value = readObject(text)
  if (typeof value?.['qualification'] !== 'string') return undefined
  return readQualification(value as unknown as WireQualification)
}

/** Reads the JSON text of a resource, whose names are in PascalCase. */
function readObject(text: string | undefined): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = inCamelCase(JSON.parse(text ?? ''))
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

function inCamelCase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inCamelCase)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      inCamelCase(member),
    ]),
  )
}

function customized({ customizedData }: AuditRecord, wanted: string): string | undefined {
  return customizedData?.find(({ key }) => key === wanted)?.value
}

/** Addresses are compared by what they say, not by the order in which they say it. */
function inOrder(address: object | undefined): string {
  const said = Object.entries(address ?? {}).filter(([, value]) => value != null)
  return JSON.stringify(said.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
