import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { runDynamic, type Builder } from '../statement.ts'

/** Number of vetted requests of one week with one outcome. */
export interface WeekRow {
  /** Whole weeks after the first. */
  readonly week: number
  readonly outcome: 'approved' | 'denied' | 'open'
  readonly count: number
}

/** A partner's cases, without those of former customers, as in every list. */
function casesOf(db: Builder, partnerId: string) {
  return db
    .selectFrom('vetting_case')
    .innerJoin('customer', (join) =>
      join
        .onRef('customer.partner_id', '=', 'vetting_case.partner_id')
        .onRef('customer.id', '=', 'vetting_case.customer_id'),
    )
    .where('vetting_case.partner_id', '=', partnerId)
    .where('customer.removed_at', 'is', null)
}

/** Counts vetted requests since a time, by week and outcome. */
export async function countByWeek(
  connection: Connection,
  wanted: { partnerId: string; from: number; weekLength: number },
): Promise<WeekRow[]> {
  const { partnerId, from, weekLength } = wanted
  const rows = await runDynamic(connection, (db) => {
    // Literals: not every database infers the type of a parameter in an expression.
    const week = sql<number>`(opened_at - ${sql.lit(from)}) / ${sql.lit(weekLength)}`
    return casesOf(db, partnerId)
      .select((row) => [week.as('week'), 'state', 'verdict', row.fn.countAll<number>().as('count')])
      .where('opened_at', '>=', from)
      .groupBy(['week', 'state', 'verdict'])
  })
  return rows.map(({ week, state, verdict, count }) => ({
    week,
    outcome: state !== 'shown' ? 'open' : verdict === 'approve' ? 'approved' : 'denied',
    count,
  }))
}

/** Counts verdicts, and computes percentiles of the time to verdict. */
export async function measureTimeToVerdict(
  connection: Connection,
  wanted: { partnerId: string; from: number; shares: readonly number[] },
): Promise<{ readonly count: number; readonly milliseconds: readonly (number | null)[] }> {
  const { partnerId, from, shares } = wanted
  const [counted] = await runDynamic(connection, (db) =>
    casesOf(db, partnerId)
      .select((row) => row.fn.countAll<number>().as('count'))
      .where('opened_at', '>=', from)
      .where('state', '=', sql.lit('shown')),
  )
  const count = counted?.count ?? 0
  const milliseconds: (number | null)[] = []
  for (const share of shares) {
    const [row] = await runDynamic(connection, (db) =>
      casesOf(db, partnerId)
        .select(sql<number>`shown_at - opened_at`.as('took'))
        .where('opened_at', '>=', from)
        .where('state', '=', sql.lit('shown'))
        .orderBy('took')
        .offset(Math.max(0, Math.ceil(count * share) - 1))
        .limit(1),
    )
    milliseconds.push(row?.took ?? null)
  }
  return { count, milliseconds }
}

/** Counts the partner's open cases that were opened in an interval. */
export async function countOpenCases(
  connection: Connection,
  wanted: { partnerId: string; from: number; before: number },
): Promise<number> {
  const [row] = await runDynamic(connection, (db) =>
    casesOf(db, wanted.partnerId)
      .select((from) => from.fn.countAll<number>().as('count'))
      .where('opened_at', '>=', wanted.from)
      .where('opened_at', '<', wanted.before)
      .where('state', '<>', sql.lit('shown')),
  )
  return row?.count ?? 0
}

/** Counts the customers of a partner by qualification and state, without former customers. */
export async function countQualifications(
  connection: Connection,
  partnerId: string,
): Promise<{ type: string; status: string | null; count: number }[]> {
  const rows = await runDynamic(connection, (db) =>
    db
      .selectFrom('qualification')
      .innerJoin('customer', (join) =>
        join
          .onRef('customer.partner_id', '=', 'qualification.partner_id')
          .onRef('customer.id', '=', 'qualification.customer_id'),
      )
      .select((row) => ['type', 'vetting_status', row.fn.countAll<number>().as('count')])
      .where('qualification.partner_id', '=', partnerId)
      .where('customer.removed_at', 'is', null)
      .groupBy(['type', 'vetting_status']),
  )
  return rows.map(({ type, vetting_status: status, count }) => ({ type, status, count }))
}
