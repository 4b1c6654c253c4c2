import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'
import type { CodeRecord } from './codes.ts'

type Key = { partnerId: string; id: string }

const change = statement((db, input: CodeRecord) =>
  db
    .updateTable('validation_code')
    .set({
      organization_name: input.organizationName,
      max_creates: input.maxCreates,
      remaining_creates: input.remainingCreates,
      updated_at: input.updatedAt,
    })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id),
)

const remove = statement((db, input: Key) =>
  db
    .deleteFrom('validation_code')
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id),
)

const count = statement((db, input: Key) =>
  db
    .selectFrom('code_redemption')
    .select((row) => row.fn.countAll<number>().as('redemptions'))
    .where('partner_id', '=', input.partnerId)
    .where('code_id', '=', input.id),
)

/** Keeps a code as the operator changed it. */
export async function changeCode(transaction: Connection, code: CodeRecord): Promise<void> {
  await change.all(transaction, code)
}

/** Takes away a code with which nobody was qualified. */
export async function removeCode(transaction: Connection, key: Key): Promise<void> {
  await remove.all(transaction, key)
}

/** Counts the customers that were qualified with a code. */
export async function countRedemptions(connection: Connection, key: Key): Promise<number> {
  return (await count.first(connection, key))?.redemptions ?? 0
}
