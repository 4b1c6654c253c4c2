import { problem, ProblemError } from '../words/problem.ts'
import { readdirSync, readFileSync } from 'node:fs'
import type { SchemaName } from './connection.ts'

/** One numbered step of the schema. It must not be changed after its release. */
export interface Migration {
  readonly version: number
  readonly name: string
  readonly sql: string
}

const folder = new URL('./migrations/', import.meta.url)

/** The migrations of one database, in order. */
export function readMigrations(dialect: SchemaName): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(`.${dialect}.sql`))
    .toSorted()
    .map((file) => ({
      version: Number(file.slice(0, 4)),
      name: file.slice(5, -`.${dialect}.sql`.length),
      sql: readFileSync(new URL(file, folder), 'utf8'),
    }))
}

/** The data was written by a newer release, whose schema this one does not know. */
export class SchemaTooNew extends ProblemError {
  override readonly name = 'SchemaTooNew'
  /** Version of the schema. */
  readonly found: number
  /** Newest version that this release knows. */
  readonly known: number

  constructor(found: number, known: number, place?: string) {
    super(problem('SchemaTooNew', { place, found, known }))
    this.found = found
    this.known = known
  }
}

/**
 * Returns the steps after `current`.
 * @param place names the store in the error about a newer release
 */
export function pendingMigrations(
  all: readonly Migration[],
  current: number,
  place?: string,
): Migration[] {
  const known = all.at(-1)?.version ?? 0
  if (current > known) throw new SchemaTooNew(current, known, place)
  return all.filter(({ version }) => version > current)
}

/** The data was written by an older release, and this caller may not migrate it. */
export class SchemaTooOld extends ProblemError {
  override readonly name = 'SchemaTooOld'

  constructor(found: number, known: number) {
    super(problem('SchemaTooOld', { found, known }))
  }
}

/** Refuses a store whose schema is not exactly this release's. */
export function requireNewestSchema(dialect: SchemaName, current: number): void {
  const all = readMigrations(dialect)
  if (pendingMigrations(all, current).length > 0) {
    throw new SchemaTooOld(current, all.at(-1)?.version ?? 0)
  }
}
