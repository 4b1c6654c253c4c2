import { join } from 'node:path'
import type { Config } from '../../src/config.ts'
import { commands as own } from '../../src/commands.ts'
import type { Connection } from '../../src/store/connection.ts'
import { openSqliteStore } from '../../src/store/dialects/sqlite/store.ts'
import type { Store } from '../../src/store/store.ts'

/** The service's commands, and one that says how large the file may be. */
export const commands = {
  ...own,
  /**
   * Limits the file to the pages that it has and some more; SQLite takes anything beyond for a full
   * disk.
   */
  limitFile: async (transaction: Connection, { more }: { more: number | 'any' }): Promise<void> => {
    const [row] = (await transaction.query({ sql: 'pragma page_count' }, [])) as {
      page_count: number
    }[]
    const pages = more === 'any' ? 1_000_000 : (row?.page_count ?? 0) + more
    await transaction.query({ sql: `pragma max_page_count = ${pages}` }, [])
  },
}

/** Opens the store of a service whose file can be limited. */
export function openLimitedStore(config: Pick<Config, 'data'>): Promise<Store<typeof commands>> {
  const file = join(config.data, 'accredit.sqlite')
  return openSqliteStore<typeof commands>({ file, commandsUrl: import.meta.url })
}
