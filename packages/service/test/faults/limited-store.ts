import { join } from 'node:path'
import type { Config } from '../../src/config/config.ts'
import { commands as own } from '../../src/sandbox/commands.ts'
import { command, registerCommands } from '../../src/store/command.ts'
import { openSqliteStore } from '../../src/store/dialects/sqlite/store.ts'
import type { Store } from '../../src/store/store.ts'

/**
 * Limits the file to the pages that it has and some more; SQLite takes anything beyond for a full
 * disk.
 */
export const limitFile = command(
  'limitFile',
  async (transaction, { more }: { more: number | 'any' }): Promise<void> => {
    const [row] = (await transaction.query({ sql: 'pragma page_count', writes: false }, [])) as {
      page_count: number
    }[]
    const pages = more === 'any' ? 1_000_000 : (row?.page_count ?? 0) + more
    await transaction.query({ sql: `pragma max_page_count = ${pages}`, writes: false }, [])
  },
)

/** The sandbox's commands, and the one that limits the file. */
export const commands = registerCommands([...own.values(), limitFile])

/** Opens the store of a service whose file can be limited. */
export function openLimitedStore(config: Pick<Config, 'data'>): Promise<Store> {
  const file = join(config.data, 'accredit.sqlite')
  return openSqliteStore({ file, commandsUrl: import.meta.url })
}
