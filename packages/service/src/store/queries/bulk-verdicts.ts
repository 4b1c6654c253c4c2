import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { execute, findFirst, runDynamic, statement, type Builder } from '../statement.ts'
import { amongPartners, ofReachable, type Only } from './across-partners.ts'
import type { BulkLineKey, BulkLineVerdict } from './bulk-lines.ts'

/** Checks whether any line waits for its verdict. */
export async function hasLinesInReview(connection: Connection): Promise<boolean> {
  const rows = await ofReachable(connection, (only) =>
    only
      ? runDynamic(connection, (db) => inReview(db).where(amongPartners(only)))
      : anyInReview.all(connection, {}),
  )
  return rows.length > 0
}

const inReview = (db: Builder) =>
  db.selectFrom('bulk_line').select('number').where('verdict', '=', sql.lit('in-review')).limit(1)

const anyInReview = statement((db, _input: object) => inReview(db))

/** A line whose request is decided, which the line does not record yet. */
export interface DecidedBulkLine extends BulkLineKey {
  readonly customerId: string
}

/**
 * Lists lines in review whose request has its verdict, or whose customer is gone.
 * @param wanted.customers ids of customers to check; all when absent
 */
export async function listDecidedBulkLines(
  connection: Connection,
  wanted: { customers?: readonly string[] | undefined; limit: number },
): Promise<DecidedBulkLine[]> {
  const { customers, limit } = wanted
  if (customers?.length === 0) return []
  const read = (only: Only) =>
    runDynamic(connection, (db) => {
      const query = db
        .selectFrom('bulk_line')
        .select(['partner_id', 'job_id', 'number', 'customer_id'])
        .$if(only !== undefined, (some) => some.where(amongPartners(only ?? [])))
        .where('verdict', '=', sql.lit('in-review'))
        .where((row) =>
          row.not(
            row.exists(
              row
                .selectFrom('qualification')
                .innerJoin('customer', (join) =>
                  join
                    .onRef('customer.partner_id', '=', 'qualification.partner_id')
                    .onRef('customer.id', '=', 'qualification.customer_id'),
                )
                .select('qualification.type')
                .whereRef('qualification.partner_id', '=', 'bulk_line.partner_id')
                .whereRef('qualification.customer_id', '=', 'bulk_line.customer_id')
                .whereRef('qualification.type', '=', 'bulk_line.qualification')
                .whereRef('qualification.requested_at', '=', 'bulk_line.requested_at')
                .where('qualification.vetting_status', '=', sql.lit('InReview'))
                .$if(only !== undefined, (some) =>
                  some
                    .where(amongPartners(only ?? [], 'qualification.partner_id'))
                    .where(amongPartners(only ?? [], 'customer.partner_id')),
                )
                .where('customer.removed_at', 'is', null),
            ),
          ),
        )
      return (customers ? query.where('customer_id', 'in', customers) : query)
        .orderBy('partner_id')
        .orderBy('customer_id')
        .limit(limit)
    })
  const rows = await ofReachable(connection, read)
  return rows.map((row) => ({
    partnerId: row.partner_id,
    jobId: row.job_id,
    number: row.number,
    customerId: row.customer_id ?? '',
  }))
}

/** Records the verdict on a line in review; returns the number of the line if there was one. */
export const recordBulkVerdict = findFirst(
  (
    db,
    input: BulkLineKey & { verdict: BulkLineVerdict; reason: string | null; decidedAt: number },
  ) =>
    db
      .updateTable('bulk_line')
      .set({ verdict: input.verdict, reason: input.reason, decided_at: input.decidedAt })
      .where('partner_id', '=', input.partnerId)
      .where('job_id', '=', input.jobId)
      .where('number', '=', input.number)
      .where('verdict', '=', sql.lit('in-review'))
      .returning('number'),
  ({ number }) => number,
)

/** Erases the texts of a customer's lines; their outcomes stay. */
export const eraseBulkLines = execute((db, input: { partnerId: string; customerId: string }) =>
  db
    .updateTable('bulk_line')
    .set({ content: '{}' })
    .where('partner_id', '=', input.partnerId)
    .where('customer_id', '=', input.customerId),
)
