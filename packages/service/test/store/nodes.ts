import { setTimeout as sleep } from 'node:timers/promises'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import type { Commit, Store } from '../../src/store/store.ts'
import type { connectTo } from '../faults/running.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { tried } from './commands.ts'

/** Time at which everything happens. */
export const at = 1_800_000_000_000

/** Nodes of one database, which is gone at the end. */
export interface Opened extends AsyncDisposable {
  readonly url: string
  readonly commits: Commit[]
  readonly stores: readonly Store[]
  readonly store: Store
}

/** So many nodes on one database; through a proxy, where there is one. */
export async function openNodes(nodes = 1, through = async (url: string) => url): Promise<Opened> {
  const database = await createTestDatabase()
  const commits: Commit[] = []
  const onCommit = (commit: Commit) => void commits.push(commit)
  await (await openPostgresStore({ url: database.url })).close()
  const url = await through(database.url)
  const stores = await Promise.all(
    Array.from({ length: nodes }, () => openPostgresStore({ url, onCommit, migrate: false })),
  )
  return {
    url: database.url,
    commits,
    stores,
    store: stores[0] as Store,
    async [Symbol.asyncDispose]() {
      await Promise.all(stores.map((store) => store.close()))
      await database.drop()
    },
  }
}

/** So many names. */
export const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}`)

/** Has each name noted, all at once. */
export const noteAll = (store: Store, wanted: readonly string[], value: string) =>
  Promise.all(wanted.map((name) => store.run(tried.note, { name, value }, at)))

/** Waits for a transaction of the store that is open and says nothing. */
export async function findOpen(client: Awaited<ReturnType<typeof connectTo>>, condition: string) {
  for (;;) {
    // A transaction sees all along what it saw at its first look.
    await client.query('select pg_stat_clear_snapshot()')
    const { rows } = await client.query<{ pid: number }>(
      `select pid from pg_stat_activity
       where application_name = 'accredit' and datname = current_database() and ${condition}`,
    )
    if (rows[0]) return rows[0].pid
    await sleep(5)
  }
}
