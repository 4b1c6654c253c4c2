import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

const lock = statement((db, input: { partnerId: string }, can) =>
  db
    .selectFrom('partner')
    .select('id')
    .where('id', '=', input.partnerId)
    .$if(can.rowLocks, (query) => query.forUpdate()),
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

/**
 * Says whether a partner has so many customers; nobody else creates one until the transaction ends.
 * @param count at least 1
 */
export async function hasCustomersAtLeast(
  transaction: Connection,
  { partnerId, count }: { partnerId: string; count: number },
): Promise<boolean> {
  await lock.first(transaction, { partnerId })
  return (await skip.first(transaction, { partnerId, count: count - 1 })) !== undefined
}
