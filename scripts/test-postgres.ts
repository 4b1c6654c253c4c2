// The test runner itself does not load what --import names.
// oxlint-disable-next-line import/no-unassigned-import
import './stop-with-parent.mjs'
import { startPostgres, type TestPostgres } from '../packages/service/test/postgres/server.ts'

const variable = 'ACCREDIT_TEST_POSTGRES'

let postgres: TestPostgres | undefined

/**
 * Starts the test run's PostgreSQL, unless a server is given; the test processes read its address
 * from their environment.
 */
export async function globalSetup(): Promise<void> {
  if (process.env[variable]) return
  // Only a crash of the whole machine would make a difference, and no test causes one.
  postgres = await startPostgres({ fsync: false })
  process.env[variable] = postgres.url
}

/** Stops it. If the run dies first, it stops by itself. */
export async function globalTeardown(): Promise<void> {
  await postgres?.stop()
}
