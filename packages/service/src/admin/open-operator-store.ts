import { problem } from '../words/problem.ts'
import { ConfigError, type Config } from '../config/config.ts'
import { parseStore } from '../config/parse-store.ts'
import { openPostgresStore } from '../store/dialects/postgres/store.ts'
import { openSqliteBeside, type StoreBeside } from '../store/dialects/sqlite/beside.ts'

/** The store as the operator's commands use it. */
export type OperatorStore = StoreBeside

/**
 * Opens the store for the operator, whether or not a service is using it. A running service sees a
 * change within a few seconds, since it caches partners and roles only that long.
 * @throws ConfigError where there is no store to share
 */
export async function openOperatorStore(
  config: Pick<Config, 'store' | 'data'>,
): Promise<OperatorStore> {
  const place = parseStore(config)
  if (place.kind === 'postgres') {
    const store = await openPostgresStore({ url: place.url, connections: 2, migrate: false })
    // The database server manages its own log and vacuuming.
    return { ...store, overwriteLog: () => Promise.resolve(true) }
  }
  if (place.kind === 'sqlite') return openSqliteBeside(place.file)
  throw new ConfigError(problem('StoreMemoryForOperators'))
}
