import { StoreDamaged } from '../../damaged.ts'
import { readOnlyStore } from '../../read-only.ts'
import type { Store } from '../../store.ts'
import type { DialectName } from '../../connection.ts'
import { findDialect } from './cluster.ts'
import { acquirePatiently, openPool } from './connection.ts'
import { inspectDatabase } from './inspect-database.ts'
import { requirePostgresSchema } from './migrate.ts'
import { readTogether } from './read-together.ts'

/**
 * Opens a PostgreSQL store to be read as far as it can be, damaged or not, from whichever of its
 * servers answers.
 * @param options.onDamage told of the damage, if any was found
 * @throws StoreUnavailable; SchemaTooOld or SchemaTooNew
 */
export async function openPostgresRescue(options: {
  url: string
  onDamage?: ((damage: StoreDamaged) => void) | undefined
}): Promise<Store> {
  const { url } = options
  const pool = openPool(url, 16, 'read')
  let dialect: DialectName = 'postgres'
  try {
    const client = await acquirePatiently(pool, url)
    try {
      await requirePostgresSchema(client)
      dialect = await findDialect(client)
      await inspectDatabase(client)
    } catch (error) {
      if (!(error instanceof StoreDamaged)) throw error
      options.onDamage?.(error)
    } finally {
      client.release()
    }
  } catch (error) {
    await pool.end()
    throw error
  }
  return readOnlyStore(readTogether(pool, dialect), () => pool.end())
}
