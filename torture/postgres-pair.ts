import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { Client } from 'pg'
import { addressOf, runAlone } from '../packages/service/test/postgres/create-database.ts'
import {
  ensureDatabase,
  makeFiles,
  openServer,
  type PostgresServer,
  type ServerProcesses,
} from './postgres-server.ts'

/** A PostgreSQL with a synchronous standby: no commit is acknowledged before both have it. */
export interface PostgresPair extends PostgresServer {
  /** The standby, which answers reads. */
  readonly standby: Pick<PostgresServer, 'start' | 'kill'>
  /** Promotes the standby; the dead primary is rebuilt as the new standby. */
  failOver(): Promise<void>
}

const settings = {
  synchronous_standby_names: '*',
  wal_keep_size: '512MB',
  wal_retrieve_retry_interval: '50ms',
}

/** Copies the files of a running server, except for those that belong to it alone. */
const copy = `tar -C "$1" -cf - --exclude=./postmaster.pid --exclude=./postmaster.opts \
  --exclude='./pg_wal/*' --exclude='./pg_replslot/*' . | tar -C "$2" -xf -`

/** Starts a pair whose files survive it. */
export async function startPostgresPair(folder: string): Promise<PostgresPair> {
  const note = join(folder, 'primary')
  const names = ['a', 'b'] as const
  const [first, second] = names.map((name) => join(folder, name))
  if (first === undefined || second === undefined) throw new Error('a pair needs two servers')
  mkdirSync(folder, { recursive: true })
  if (!existsSync(note)) writeFileSync(note, 'a')
  const isFirst = readFileSync(note, 'utf8') === 'a'
  await makeFiles(isFirst ? first : second)
  const servers = [await openServer(first, { settings }), await openServer(second, { settings })]
  let [primary, other] = (isFirst ? servers : servers.toReversed()) as [
    ServerProcesses,
    ServerProcesses,
  ]
  await primary.start()
  await standBy(primary, other)
  const database = await ensureDatabase(primary.url)
  const name = new URL(database).pathname.slice(1)
  const hosts = servers.map(({ port }) => `127.0.0.1:${port}`).join(',')

  return {
    url: `postgres://postgres@${hosts}/${name}`,
    get primaryUrl() {
      return addressOf(primary.url, name)
    },
    get data() {
      return primary.data
    },
    start: () => primary.start(),
    kill: () => primary.kill(),
    standby: {
      start: () => other.start(following(primary)),
      kill: () => other.kill(),
    },
    async failOver() {
      await runAlone(other.url, 'select pg_promote(true, 60)')
      ;[primary, other] = [other, primary]
      writeFileSync(note, primary === servers[0] ? 'a' : 'b')
      await standBy(primary, other)
    },
    async [Symbol.asyncDispose]() {
      // The standby first: the primary would wait for it.
      await other.stop()
      await primary.stop()
    },
  }
}

/** Rebuilds a server from the files of a running one, as its standby. */
async function standBy(primary: ServerProcesses, server: ServerProcesses): Promise<void> {
  const { account, data } = server
  rmSync(data, { recursive: true, force: true })
  mkdirSync(dirname(data), { recursive: true })
  mkdirSync(data, { mode: 0o700 })
  const client = new Client({ connectionString: primary.url })
  await client.connect()
  try {
    await client.query(`select pg_backup_start('standby', true)`)
    await promisify(execFile)('sh', ['-c', copy, 'sh', primary.data, data])
    const { rows } = await client.query<{ labelfile: string }>(
      'select * from pg_backup_stop(false)',
    )
    writeFileSync(join(data, 'backup_label'), rows[0]?.labelfile ?? '')
    writeFileSync(join(data, 'standby.signal'), '')
  } finally {
    await client.end()
  }
  for (const name of ['', 'backup_label', 'standby.signal']) {
    if (account.ids) chownSync(join(data, name), account.ids.uid, account.ids.gid)
  }
  await server.start(following(primary))
}

const following = ({ port }: ServerProcesses) => ({
  primary_conninfo: `host=127.0.0.1 port=${port} user=postgres`,
  // Late enough for a read that does not wait for the standby to show less than was acknowledged.
  recovery_min_apply_delay: '25ms',
})
