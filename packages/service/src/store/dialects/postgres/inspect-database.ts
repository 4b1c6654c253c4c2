import type { ClientBase } from 'pg'
import { StoreDamaged } from '../../damaged.ts'

interface Look {
  readonly database: string
  readonly failures: number | null
  readonly index: string | null
}

/**
 * Asks PostgreSQL for the damage that it has noted: pages whose checksum did not fit since its figures
 * were reset, and unique indexes that do not hold. Both are in its catalogues, so this reads no data.
 * @throws StoreDamaged
 */
export async function inspectDatabase(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Look>(
    `select current_database() as database,
       (select checksum_failures from pg_stat_database
          where datname = current_database()) as failures,
       (select min(indexrelid::regclass::text) from pg_index join pg_class on pg_class.oid = indrelid
          where indisunique and not indisvalid and relnamespace = current_schema()::regnamespace) as index`,
  )
  const [look] = rows
  if (!look) return
  const place = `the database ${look.database}`
  if (Number(look.failures) > 0) {
    throw new StoreDamaged(
      place,
      `PostgreSQL has read ${look.failures} pages whose checksum does not fit; once that is repaired, reset its count with pg_stat_reset()`,
      { kind: 'DatabaseDamaged' },
    )
  }
  if (look.index !== null) {
    throw new StoreDamaged(
      place,
      `the unique index ${look.index} is not valid, so rows may be there twice; once they are not, run "reindex index ${look.index}"`,
      { kind: 'DatabaseDamaged' },
    )
  }
}
