import { randomUUID } from 'node:crypto'
import { createDatabase, dropDatabase, type DatabaseOptions } from './create-database.ts'
import { migratedTemplate } from './template.ts'
import { startPostgres } from './server.ts'

/** A database of one test. `await using` drops it at the end of the block. */
export interface TestDatabase extends AsyncDisposable {
  readonly name: string
  readonly url: string
  /** Drops it, and ends the connections that it still has. */
  drop(): Promise<void>
}

let own: Promise<string> | undefined

/** The server of this test run; a test file that is run alone gets one of its own. */
async function serverAddress(): Promise<string> {
  const given = process.env['ACCREDIT_TEST_POSTGRES']
  if (given !== undefined && given !== '') return given
  own ??= startPostgres().then(({ url }) => url)
  return own
}

/**
 * Creates an empty database, or a copy of a template, with a name that no other has.
 * @example
 * await using database = await createTestDatabase()
 * const client = new Client({ connectionString: database.url })
 */
export async function createTestDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  const server = await serverAddress()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const url = await createDatabase(server, name, options)
  const drop = () => dropDatabase(server, name)
  return { name, url, drop, [Symbol.asyncDispose]: drop }
}

/**
 * Creates a database with the schema of this release and nothing in it: a copy, for a third of what the
 * migration costs. A service that starts on it finds nothing to migrate.
 */
export async function createMigratedDatabase(): Promise<TestDatabase> {
  return createTestDatabase({ template: await migratedTemplate(await serverAddress()) })
}
