import { sql, type RawBuilder } from 'kysely'
import type { AuditLine } from '../../rules/describe/describe-audit-record.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { findAll, runDynamic } from '../statement.ts'

/** A position in the activity log: the time, then the number of the record. */
export type AuditPosition = readonly [operationDate: number, seq: number]

/** Filter of records. */
export interface AuditWanted {
  readonly partnerId: string
  /** Epoch milliseconds; the end is exclusive. */
  readonly from: number
  readonly to: number
  readonly customerId?: string | undefined
  /** In lower case and without underscores. */
  readonly resourceType?: string | undefined
  /** Normalized names, of which the customer's contains one. */
  readonly nameParts?: readonly string[] | undefined
}

/** Reads part of the activity log from new to old, or backwards from its end. */
export async function listAuditBetween(
  connection: Connection,
  wanted: AuditWanted & {
    after?: AuditPosition | undefined
    before?: AuditPosition | undefined
    backwards: boolean
    limit: number
  },
): Promise<AuditLine[]> {
  const { after, before, customerId, nameParts, resourceType } = wanted
  const rows = await runDynamic(connection, (db) => {
    let query = db
      .selectFrom('audit_record')
      .selectAll()
      .where('partner_id', '=', wanted.partnerId)
      .where((row) =>
        after
          ? row(row.refTuple('operation_date', 'seq'), '<', row.tuple(...after))
          : row('operation_date', '<', wanted.to),
      )
      .where((row) =>
        before
          ? row(row.refTuple('operation_date', 'seq'), '>', row.tuple(...before))
          : row('operation_date', '>=', wanted.from),
      )
    if (customerId !== undefined) query = query.where('customer_id', '=', customerId)
    if (resourceType !== undefined) {
      query = query.where(sql`replace(resource_type, '_', '')`, '=', resourceType)
    }
    if (nameParts) query = query.where((row) => row.or(nameParts.map(nameContains)))
    const direction = wanted.backwards ? 'asc' : 'desc'
    return query.orderBy('operation_date', direction).orderBy('seq', direction).limit(wanted.limit)
  })
  return rows.map(readLine)
}

/** The records of one millisecond. */
export const listAuditAt = findAll(
  (db, input: { partnerId: string; operationDate: number }) =>
    db
      .selectFrom('audit_record')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .where('operation_date', '=', input.operationDate),
  readLine,
)

function nameContains(part: string): RawBuilder<boolean> {
  const pattern = `%${part.replace(/[\\%_]/g, String.raw`\$&`)}%`
  return sql<boolean>`customer_name_key like ${pattern} escape '\\'`
}

function readLine(row: Omit<Schema['audit_record'], 'seq'> & { seq: number }): AuditLine {
  return {
    seq: row.seq,
    partnerId: row.partner_id,
    customerId: row.customer_id,
    customerName: row.customer_name,
    operationType: row.operation_type,
    resourceType: row.resource_type,
    operationStatus: row.operation_status,
    operationDate: row.operation_date,
    userPrincipalName: row.user_principal_name,
    applicationId: row.application_id,
    correlationId: row.correlation_id,
    oldValue: row.old_value,
    newValue: row.new_value,
    customizedData: JSON.parse(row.customized_data) as Record<string, string>,
  }
}
