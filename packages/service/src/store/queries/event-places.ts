import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import { capabilitiesOf, runDynamic } from '../statement.ts'
import { amongPartners, ofReachable } from './across-partners.ts'

/** Checks whether row numbers are positions, because the database numbers events in commit order. */
export function placesByItself(connection: Pick<Connection, 'dialect'>): boolean {
  return capabilitiesOf(connection).commitOrder
}

/** An arbitrary number, the same on every node. The node with the lock assigns positions. */
const numberingLock = 4_270_002

/**
 * Assigns positions to committed events, for databases that number rows before the commit. One node
 * does this at a time, so that positions become visible in order.
 * @returns whether more events may need one
 */
export async function numberEvents(transaction: Connection, limit: number): Promise<boolean> {
  if (!(await holdNumbering(transaction))) return false
  const rows = await runDynamic(transaction, (db) =>
    db
      .with('unnumbered', (of) =>
        of
          .selectFrom('event')
          .select(['partner_id', 'seq'])
          .where('position', 'is', null)
          .orderBy('seq')
          .limit(limit),
      )
      // Draws the numbers in this order; an update processes its rows in any order.
      .with('numbered', (of) =>
        of
          .selectFrom('unnumbered')
          .select(['partner_id', 'seq', sql<number>`nextval('event_position')`.as('place')]),
      )
      .updateTable('event')
      .from('numbered')
      .set((row) => ({ position: row.ref('numbered.place') }))
      .whereRef('event.partner_id', '=', 'numbered.partner_id')
      .whereRef('event.seq', '=', 'numbered.seq')
      .returning('event.seq'),
  )
  return rows.length === limit
}

async function holdNumbering(transaction: Connection): Promise<boolean> {
  const [locked] = await runDynamic(transaction, (db) =>
    db.selectNoFrom(sql<boolean>`pg_try_advisory_xact_lock(${sql.lit(numberingLock)})`.as('held')),
  )
  return locked?.held === true
}

/** An event of a cluster without a position. */
export interface Unplaced {
  readonly partnerId: string
  readonly seq: number
}

/** Events of a cluster without a position, lowest number first. */
export async function listUnplaced(connection: Connection, limit: number): Promise<Unplaced[]> {
  const rows = await ofReachable(connection, (only) =>
    runDynamic(connection, (db) =>
      db
        .selectFrom('event')
        .select(['partner_id', 'seq'])
        .where('position', 'is', null)
        .$if(only !== undefined, (query) => query.where(amongPartners(only ?? [])))
        .orderBy('seq')
        .limit(limit),
    ),
  )
  return rows.map((row) => ({ partnerId: row.partner_id, seq: row.seq }))
}

/**
 * Assigns positions to events of a cluster, partner by partner in one transaction. Its parts become
 * visible node by node, so a reader of several partners stops at the settled position.
 * @returns false if another node is assigning positions
 */
export async function placeEvents(
  transaction: Connection,
  found: readonly Unplaced[],
): Promise<boolean> {
  if (!(await holdNumbering(transaction))) return false
  await settlePlaces(transaction)
  // The coordinator draws the numbers, in the order of the events.
  const drawn = await transaction.query(
    {
      sql: `select nextval('event_position') as place from generate_series(1, $1::int)`,
      writes: true,
    },
    [found.length],
  )
  const placed = found.map((event, index) => ({
    ...event,
    place: (drawn[index] as { place: number }).place,
  }))
  for (const [partnerId, events] of Map.groupBy(placed, (event) => event.partnerId)) {
    const list = (values: number[]) => `{${values.join(',')}}`
    await transaction.query(
      {
        sql: `update "event" set "position" = placed.place
          from unnest($2::bigint[], $3::bigint[]) placed (seq, place)
          where "partner_id" = $1 and "event"."seq" = placed.seq and "position" is null`,
        writes: true,
        quiet: true,
        tells: true,
      },
      [partnerId, list(events.map(({ seq }) => seq)), list(events.map(({ place }) => place))],
    )
  }
  return true
}

/** The last position drawn; it may not be visible yet. */
export async function findLastDrawn(connection: Connection): Promise<number> {
  const [row] = (await connection.query(
    {
      sql: `select case when is_called then last_value else 0 end as place from event_position`,
      writes: false,
    },
    [],
  )) as { place: number }[]
  return row?.place ?? 0
}

const settledName = 'settled'

/** Settled position of a cluster: up to it, every event with a position is visible on all nodes. */
export async function findSettledPlace(connection: Connection): Promise<number> {
  const [row] = await runDynamic(connection, (db) =>
    db.selectFrom('delivery_cursor').select('place').where('name', '=', settledName),
  )
  return row?.place ?? 0
}

/**
 * Settles the positions drawn so far, if no node has a prepared transaction. The caller holds the
 * lock, so every earlier transaction that assigned positions has ended; an incomplete one has left
 * a prepared transaction on a node.
 */
async function settlePlaces(transaction: Connection): Promise<void> {
  const drawn = await findLastDrawn(transaction)
  if ((await findSettledPlace(transaction)) === drawn) return
  const [row] = (await transaction.query(
    {
      sql: `select count(*) filter (where not success or result <> '0') as open
        from run_command_on_all_nodes(
          'select count(*) from pg_prepared_xacts where database = current_database()',
          give_warning_for_connection_errors => true)`,
      writes: false,
    },
    [],
  )) as { open: number }[]
  if (row?.open !== 0) return
  await runDynamic(transaction, (db) =>
    db
      .insertInto('delivery_cursor')
      .values({ name: settledName, place: drawn })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ place: drawn })),
  )
}
