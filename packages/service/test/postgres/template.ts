import { createHash } from 'node:crypto'
import { Client, escapeIdentifier, escapeLiteral } from 'pg'
import { migratePostgres } from '../../src/store/dialects/postgres/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { createDatabase, dropDatabase, runAlone } from './create-database.ts'

/** Any number: the test process that holds it makes a template, the others wait. */
const templateLock = 4_270_099

/** One for each server. */
const templates = new Map<string, Promise<string>>()

/**
 * Finds the database with the schema of this release and nothing in it, and makes it where the server
 * has none yet.
 * @param server any database of the server
 * @returns its name
 */
export function migratedTemplate(server: string): Promise<string> {
  const found = templates.get(server) ?? findOrMake(server)
  templates.set(server, found)
  return found
}

/** A name that only this schema has. */
export function templateName(prefix: string): string {
  const schema = readMigrations('postgres')
    .map(({ sql }) => sql)
    .join('\n')
  return `${prefix}_${createHash('sha256').update(schema).digest('hex').slice(0, 12)}`
}

/** Lets one process at a time make a template. */
export async function withTemplateLock<Result>(
  client: Client,
  work: () => Promise<Result>,
): Promise<Result> {
  await client.query('select pg_advisory_lock($1)', [templateLock])
  try {
    return await work()
  } finally {
    await client.query('select pg_advisory_unlock($1)', [templateLock])
  }
}

/** Says whether a template is there and whole: the last step of making one closes it. */
export async function isTemplate(server: string, name: string): Promise<boolean> {
  const statement = `select 1 from pg_database where datname = ${escapeLiteral(name)} and not datallowconn`
  return (await runAlone(server, statement)) > 0
}

async function findOrMake(server: string): Promise<string> {
  const name = templateName('migrated')
  const client = new Client({ connectionString: server })
  await client.connect()
  try {
    await withTemplateLock(client, async () => {
      if (!(await isTemplate(server, name))) await make(server, name)
    })
    return name
  } finally {
    await client.end()
  }
}

async function make(server: string, name: string): Promise<void> {
  await dropDatabase(server, name)
  const client = new Client({ connectionString: await createDatabase(server, name) })
  await client.connect()
  try {
    await migratePostgres(client)
  } finally {
    await client.end()
  }
  await runAlone(server, `alter database ${escapeIdentifier(name)} allow_connections false`)
}
