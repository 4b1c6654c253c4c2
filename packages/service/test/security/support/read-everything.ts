import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { openDirectly } from '../../main/support/direct-database.ts'
import type { TestStorage } from '../../support/stores.ts'

/** Everything that lies in a store and beside it, as one text: what a thief of the disk would have. */
export async function readEverything(storage: TestStorage): Promise<string> {
  const files = listFiles(storage.config.data).map((file) => readFileSync(file, 'latin1'))
  return [...files, ...(storage.dialect === 'postgres' ? await readTables(storage) : [])].join('\n')
}

async function readTables(storage: TestStorage): Promise<string[]> {
  await using direct = await openDirectly(storage)
  const tables = await direct.query(
    `select tablename as name from pg_tables where schemaname = 'public'`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const rows = await direct.query(`select row_to_json(it)::text as text from ${name} it`)
    texts.push(...rows.map(({ text }) => String(text)))
  }
  return texts
}

function listFiles(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? listFiles(path) : [path]))
}
