import { createHash } from 'node:crypto'
import { constants, copyFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrateSqlite } from '../../packages/service/src/store/dialects/sqlite/migrate.ts'
import { kept, root } from '../folders.ts'
import { addCustomers, addPeople } from './fill-store.ts'

const folder = join(kept, 'data')

/** Path of the store in a data folder. */
export const storeIn = (data: string) => join(data, 'accredit.sqlite')

/**
 * Creates a data folder with its own store.
 * @param settled number of customers with two qualifications each
 * @param applicants number of customers without any request
 */
export async function makeDataFolder(
  path: string,
  { settled, applicants = 0 }: { settled: number; applicants?: number },
): Promise<string> {
  mkdirSync(path, { recursive: true })
  const file = storeIn(path)
  copyFileSync(await keepDataSet(settled), file, constants.COPYFILE_FICLONE)
  if (applicants > 0) {
    using database = openForFilling(file)
    await addCustomers(database, 'applicants', { to: applicants })
  }
  return path
}

/** Copies the store of one data folder to another; no service may have either open. */
export function copyStore(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to, { recursive: true })
  copyFileSync(storeIn(from), storeIn(to), constants.COPYFILE_FICLONE)
}

/** Opens the store of a data folder that no service has open. */
export function openForFilling(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  // An interrupted data set is rebuilt; only the service's own writes must be durable.
  database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -400000')
  return database
}

/** Returns the file of a data set, creating it if needed. */
async function keepDataSet(settled: number): Promise<string> {
  const file = join(folder, `${settled}-${fingerprint()}.sqlite`)
  if (existsSync(file)) return file
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder)) {
    if (old.startsWith(`${settled}-`)) rmSync(join(folder, old))
  }
  const unfinished = `${file}.unfinished`
  const database = openForFilling(unfinished)
  migrateSqlite(database)
  addPeople(database)
  await addCustomers(database, 'settled', { to: settled })
  database.exec('analyze')
  database.close()
  renameSync(unfinished, file)
  return file
}

/** Hash of everything that the data sets depend on; a change rebuilds them. */
function fingerprint(): string {
  const hash = createHash('sha256')
  const sources = ['packages/service/src/store/schema.sqlite.sql', 'bench/data/customers.ts']
  for (const source of [...sources, 'bench/data/people.ts', 'bench/data/fill-store.ts']) {
    hash.update(readFileSync(join(root, source)))
  }
  return hash.digest('hex').slice(0, 8)
}
