import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { findAll, statement } from '../statement.ts'
import type { OfPartner } from './open-cases.ts'

const anyOverdue = statement((db, input: { at: number }) =>
  db
    .selectFrom('vetting_case')
    .select('id')
    .where('sla_due_at', '<=', input.at)
    .where('state', '<>', sql.lit('shown'))
    .where('overdue_at', 'is', null)
    .limit(1),
)

/** Checks whether a partner is to be notified of an overdue review. */
export async function hasOverdueCases(
  connection: Connection,
  input: { at: number },
): Promise<boolean> {
  return (await anyOverdue.first(connection, input)) !== undefined
}

/** Marks overdue cases, each once, and returns them, oldest first. */
export const markOverdueCases = findAll(
  (db, input: OfPartner & { at: number; limit: number }, can) =>
    db
      .with('overdue', (cte) =>
        cte
          .selectFrom('vetting_case')
          .select(['partner_id', 'id'])
          .where('sla_due_at', '<=', input.at)
          .where('state', '<>', sql.lit('shown'))
          .where('overdue_at', 'is', null)
          .$if(!can.oneMachine, (query) => query.where('partner_id', '=', input.partnerId ?? ''))
          .orderBy('sla_due_at')
          .limit(input.limit)
          .$if(can.rowLocks, (query) => query.forUpdate().skipLocked()),
      )
      .updateTable('vetting_case')
      .$if(!can.oneMachine, (query) =>
        query.where('vetting_case.partner_id', '=', input.partnerId ?? ''),
      )
      .where((row) =>
        row(
          row.refTuple('partner_id', 'id'),
          'in',
          row
            .selectFrom('overdue')
            .select(['overdue.partner_id', 'overdue.id'])
            .$asTuple('partner_id', 'id'),
        ),
      )
      .set({ overdue_at: input.at })
      .returning([
        'partner_id',
        'id',
        'customer_id',
        'qualification',
        'correlation_id',
        'opened_at',
        'sla_due_at',
      ])
      .returning((row) =>
        row
          .exists(
            row
              .selectFrom('customer')
              .select('customer.id')
              .whereRef('customer.partner_id', '=', 'vetting_case.partner_id')
              .whereRef('customer.id', '=', 'vetting_case.customer_id')
              .where('customer.removed_at', 'is', null),
          )
          .as('is_customer'),
      ),
  (row) => ({
    partnerId: row.partner_id,
    id: row.id,
    customerId: row.customer_id,
    qualification: row.qualification,
    correlationId: row.correlation_id,
    openedAt: row.opened_at,
    slaDueAt: row.sla_due_at,
    isCustomer: Boolean(row.is_customer),
  }),
)
