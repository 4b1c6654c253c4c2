import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client, escapeIdentifier } from 'pg'
import { startPostgres } from '../../packages/service/test/postgres/server.ts'
import { copyTree, type TreeCopy } from './copy-tree.ts'
import { runTestFile, type Outcome, type TestRun } from './run-test-file.ts'

/** A copy of the code and a PostgreSQL that run one mutant at a time. */
export interface Slot extends AsyncDisposable {
  readonly tree: TreeCopy
  /** Runs a test file and removes what it leaves behind. */
  run(wanted: Pick<TestRun, 'file' | 'milliseconds' | 'coverage'>): Promise<Outcome>
}

/** Prepares a slot. */
export async function openSlot(): Promise<Slot> {
  const postgres = await startPostgres()
  const tree = copyTree()
  return {
    tree,
    async run(wanted) {
      const outcome = await runTestFile({ tree, postgresUrl: postgres.url, ...wanted })
      if (outcome !== 'passed') await dropDatabases(postgres.url)
      for (const name of readdirSync(tree.temporary)) {
        rmSync(join(tree.temporary, name), { recursive: true, force: true })
      }
      return outcome
    },
    async [Symbol.asyncDispose]() {
      tree.remove()
      await postgres.stop()
    },
  }
}

/** Drops the databases of a test that was killed. */
async function dropDatabases(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select datname as name from pg_database where datname like 'test\\_%'`,
    )
    for (const { name } of rows) {
      await client.query(`drop database if exists ${escapeIdentifier(name)} with (force)`)
    }
  } finally {
    await client.end()
  }
}

/** Processes a list, with one item per slot at a time. */
export async function shareOut<Item>(
  slots: readonly Slot[],
  items: readonly Item[],
  work: (slot: Slot, item: Item) => Promise<void>,
): Promise<void> {
  const left = items.values()
  await Promise.all(
    slots.map(async (slot) => {
      for (const item of left) await work(slot, item)
    }),
  )
}
