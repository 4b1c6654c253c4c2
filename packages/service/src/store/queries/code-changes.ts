import type { Connection } from '../connection.ts'
import { execute, statement } from '../statement.ts'
import type { CodeRecord } from '../../rules/describe/describe-code.ts'

type Key = { partnerId: string; id: string }

const count = statement((db, input: Key) =>
  db
    .selectFrom('code_redemption')
    .select((row) => row.fn.countAll<number>().as('redemptions'))
    .where('partner_id', '=', input.partnerId)
    .where('code_id', '=', input.id),
)

/** Stores a code as changed by the operator. */
export const changeCode = execute((db, input: CodeRecord) =>
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

/** Removes a code that has qualified nobody. */
export const removeCode = execute((db, input: Key) =>
  db
    .deleteFrom('validation_code')
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id),
)

/** Counts the customers that a code has qualified. */
export async function countRedemptions(connection: Connection, key: Key): Promise<number> {
  return (await count.first(connection, key))?.redemptions ?? 0
}
