import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe } from 'node:test'
import { createClusterDatabase } from '../postgres/citus.ts'
import { createMigratedDatabase } from '../postgres/database.ts'

/** A place for data that is gone at the end. */
export interface TestStorage extends AsyncDisposable {
  readonly dialect: 'sqlite' | 'postgres'
  /** Options of `Config` that lead to it. */
  readonly config: { readonly store: string; readonly data: string }
}

/** An empty SQLite folder. */
export async function sqliteStorage(): Promise<TestStorage> {
  const data = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  return {
    dialect: 'sqlite',
    config: { store: 'sqlite', data },
    async [Symbol.asyncDispose]() {
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/**
 * A database without rows on the PostgreSQL of the test run; on a cluster, if `ACCREDIT_TEST_CITUS` names the
 * coordinator of one.
 */
export async function postgresStorage(): Promise<TestStorage> {
  const cluster = process.env['ACCREDIT_TEST_CITUS']
  const database = cluster ? await createClusterDatabase(cluster) : await createMigratedDatabase()
  const data = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  return {
    dialect: 'postgres',
    config: { store: database.url, data },
    async [Symbol.asyncDispose]() {
      await database.drop()
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** Runs a suite on both databases. */
export function onEveryStore(
  title: string,
  suite: (makeStorage: () => Promise<TestStorage>, dialect: TestStorage['dialect']) => void,
): void {
  describe(`${title} (SQLite)`, () => suite(sqliteStorage, 'sqlite'))
  describe(`${title} (PostgreSQL)`, () => suite(postgresStorage, 'postgres'))
}
