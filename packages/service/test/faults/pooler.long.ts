import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { postgresAccount } from '../postgres/account.ts'
import { createTestDatabase } from '../postgres/database.ts'
import { findFreePort } from '../postgres/find-free-port.ts'
import { until } from '../support/service.ts'
import { assertExactlyOnce, startLoad } from './load.ts'
import { connectTo, startOn } from './running.ts'

const program = process.env['ACCREDIT_TEST_PGBOUNCER'] ?? 'pgbouncer'
const isThere = spawnSync(program, ['--version']).status === 0

/** Starts PgBouncer in transaction mode before a database, with fewer connections than a node has. */
async function startPooler(target: string) {
  const { folder: temporary, ids } = postgresAccount()
  const folder = mkdtempSync(join(temporary, 'accredit-test-pooler-'))
  const file = join(folder, 'pgbouncer.ini')
  const { hostname, port: targetPort, pathname } = new URL(target)
  const port = await findFreePort()
  writeFileSync(
    file,
    `[databases]
* = host=${hostname} port=${targetPort} user=postgres
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${port}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 3
ignore_startup_parameters = extra_float_digits, statement_timeout, lock_timeout, idle_in_transaction_session_timeout
`,
  )
  if (ids) for (const path of [folder, file]) chownSync(path, ids.uid, ids.gid)
  const child = spawn(program, ['-q', file], { stdio: ['ignore', 'inherit', 'inherit'], ...ids })
  const url = `postgres://postgres@127.0.0.1:${port}${pathname}`
  const answers = () => connectTo(url).then((client) => client[Symbol.asyncDispose]())
  await until(
    () =>
      answers().then(
        () => true,
        () => false,
      ),
    (isUp) => isUp,
    'the pooler',
  )
  return {
    url: `${url}?pooler=transaction`,
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

it(
  'a node behind PgBouncer in transaction mode serves, and does everything once',
  { skip: !isThere && 'no pgbouncer on this machine' },
  async () => {
    const database = await createTestDatabase()
    await using pooler = await startPooler(database.url)
    {
      await using running = await startOn(pooler.url, 200, {}, database.url)
      const { service, token } = running
      const load = startLoad(service.url, token, running.customerIds)
      await load.answered(60)
      await using other = await connectTo(database.url)
      // Somebody else uses the sessions too, and leaves them as they like.
      const { rows } = await other.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
       where datname = current_database() and backend_type = 'client backend'`,
      )
      assert.ok((rows[0]?.count ?? 0) <= 3 + 2, `${rows[0]?.count} sessions`)
      await other.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
      )
      await load.done()
      assert.equal(load.refused(), 0)
      await service.advance('PT2M')
      await using direct = await running.open()
      await assertExactlyOnce(direct, { url: service.url, token }, load.writes)
    }
    await database.drop()
  },
)
