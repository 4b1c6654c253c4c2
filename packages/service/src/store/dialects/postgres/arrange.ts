import type { ClientBase } from 'pg'
import { tablesAt } from './layout.ts'

interface ForeignKey {
  readonly table: string
  readonly name: string
  readonly text: string
}

/**
 * Distributes tables, inside a transaction. Foreign keys are dropped meanwhile: both ends of one
 * must be distributed first.
 */
export async function arrange(
  client: ClientBase,
  tables: readonly string[],
  shards?: number,
): Promise<void> {
  await client.query(`set local citus.multi_shard_modify_mode = 'sequential'`)
  const { rows: keys } = await client.query<ForeignKey>(
    `select conrelid::regclass::text as "table", quote_ident(conname) as name,
       pg_get_constraintdef(oid) as text
     from pg_constraint where contype = 'f' and conrelid = any($1::regclass[]) order by conrelid, conname`,
    [tables.filter((table) => table !== 'migration')],
  )
  for (const { table, name } of keys) {
    await client.query(`alter table ${table} drop constraint ${name}`)
  }
  const isWanted = (table: string) => tables.includes(table)
  for (const table of tablesAt('everywhere').filter(isWanted)) {
    await client.query('select create_reference_table($1)', [table])
  }
  // The first table determines how the others are split.
  const ofPartners = ['customer', ...tablesAt('partner').filter((table) => table !== 'customer')]
  for (const table of ofPartners.filter(isWanted)) {
    if (table === 'customer') await cut(client, table, 'partner_id', shards)
    else {
      await client.query(
        `select create_distributed_table($1, 'partner_id', colocate_with => 'customer')`,
        [table],
      )
    }
  }
  for (const table of tablesAt('domain').filter(isWanted)) {
    await cut(client, table, 'domain', shards)
  }
  for (const { table, name, text } of keys) {
    await client.query(`alter table ${table} add constraint ${name} ${text}`)
  }
}

async function cut(client: ClientBase, table: string, column: string, shards: number | undefined) {
  await client.query(
    `select create_distributed_table($1, $2, colocate_with => 'none', shard_count => $3)`,
    [table, column, shards ?? null],
  )
}
