import { Client, escapeIdentifier } from 'pg'

export interface DatabaseOptions {
  /** The database to copy; nobody may be connected to it. */
  readonly template?: string
}

/** Runs one statement on a connection of its own. @returns the number of its rows */
export async function runAlone(url: string, statement: string): Promise<number> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(statement)).rowCount ?? 0
  } finally {
    await client.end()
  }
}

/** The address of another database of the same server. */
export function addressOf(url: string, name: string): string {
  const address = new URL(url)
  address.pathname = `/${encodeURIComponent(name)}`
  return address.href
}

/**
 * Creates a database.
 * @param url any database of the server, except the template
 * @returns the new database's address
 */
export async function createDatabase(
  url: string,
  name: string,
  { template }: DatabaseOptions = {},
): Promise<string> {
  // Files are copied as they are: as records of the log, they cost half as much again.
  const copy =
    template === undefined ? '' : ` template ${escapeIdentifier(template)} strategy file_copy`
  await runAlone(url, `create database ${escapeIdentifier(name)}${copy}`)
  return addressOf(url, name)
}

/** Drops a database and ends the connections that it still has. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await runAlone(url, `drop database if exists ${escapeIdentifier(name)} with (force)`)
}
