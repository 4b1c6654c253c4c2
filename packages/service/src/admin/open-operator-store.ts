import { join } from 'node:path'
import { ConfigError, type Config } from '../config.ts'
import { openPostgresStore } from '../store/dialects/postgres/store.ts'
import { openSqliteBeside, type StoreBeside } from '../store/dialects/sqlite/beside.ts'

/** The store as the operator's commands use it. */
export type OperatorStore = StoreBeside

/**
 * Opens the store for the operator, whether a service is using it or not. A running service notices
 * a change within a few seconds, since it remembers partners and roles no longer than that.
 * @throws ConfigError where there is no such store to share
 */
export async function openOperatorStore(
  config: Pick<Config, 'store' | 'data'>,
): Promise<OperatorStore> {
  const { store, data } = config
  if (/^postgres(ql)?:\/\//.test(store)) {
    return openPostgresStore({ url: store, connections: 2, migrate: false })
  }
  if (store === 'sqlite') {
    return openSqliteBeside(join(data, 'accredit.sqlite'))
  }
  throw new ConfigError(
    `ACCREDIT_STORE is "${store}", but only a sqlite or postgres:// store can be administered`,
  )
}
