import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

const readSetting = statement((db, input: { name: string }) =>
  db.selectFrom('setting').select('value').where('name', '=', input.name),
)

const writeSetting = statement((db, input: { name: string; value: string }) =>
  db
    .insertInto('setting')
    .values({ name: input.name, value: input.value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: input.value })),
)

/** A setting of the service. */
export async function findSetting(
  connection: Connection,
  name: string,
): Promise<string | undefined> {
  return (await readSetting.first(connection, { name }))?.value
}

/** Stores a setting of the service. */
export async function putSetting(
  transaction: Connection,
  name: string,
  value: string,
): Promise<void> {
  await writeSetting.all(transaction, { name, value })
}
