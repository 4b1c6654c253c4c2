import type { Connection } from '../connection.ts'
import { sql } from 'kysely'
import { capabilitiesOf, statement } from '../statement.ts'

const lock = statement((db, input: { partnerId: string }, can) =>
  db
    .selectFrom('partner')
    .select('id')
    .where('id', '=', input.partnerId)
    .$if(can.rowLocks, (query) => query.forUpdate()),
)

/** An arbitrary number, the same on every node; the second one is the partner's. */
const countingLock = 4_270_005

const lockByNumber = statement((db, input: { partnerId: string }) =>
  db.selectNoFrom(
    sql`pg_advisory_xact_lock(${sql.lit(countingLock)}, hashtext(${input.partnerId}))`.as('locked'),
  ),
)

const skip = statement((db, input: { partnerId: string; count: number }) =>
  db
    .selectFrom('customer')
    .select('id')
    .where('partner_id', '=', input.partnerId)
    .where('removed_at', 'is', null)
    .limit(1)
    .offset(input.count),
)

/** Locks a partner until the transaction ends. */
export async function lockPartner(
  transaction: Connection,
  { partnerId }: { partnerId: string },
): Promise<void> {
  // A partner's row is on every node of a cluster: locking it would need all of them.
  const isApart = !capabilitiesOf(transaction).oneMachine
  await (isApart ? lockByNumber : lock).first(transaction, { partnerId })
}

/**
 * Checks whether a partner has at least this many customers; nobody else can create one until the
 * transaction ends.
 * @param count at least 1
 */
export async function hasCustomersAtLeast(
  transaction: Connection,
  { partnerId, count }: { partnerId: string; count: number },
): Promise<boolean> {
  await lockPartner(transaction, { partnerId })
  return (await skip.first(transaction, { partnerId, count: count - 1 })) !== undefined
}
