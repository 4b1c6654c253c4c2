import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresAccount, type Account } from '../packages/service/test/postgres/account.ts'
import { preparePostgresBinaries } from '../packages/service/test/postgres/binaries.ts'
import { addressOf, createDatabase } from '../packages/service/test/postgres/create-database.ts'
import { findFreePort } from '../packages/service/test/postgres/find-free-port.ts'
import type { Guard } from '../packages/service/test/postgres/guard.ts'
import { createCluster } from '../packages/service/test/postgres/process.ts'

type Settings = Readonly<Record<string, string | number>>

/** A PostgreSQL whose files survive it. */
export interface PostgresServer extends AsyncDisposable {
  /** URL of the tested database; names all servers that may hold it. */
  readonly url: string
  /** The same on the current primary. */
  readonly primaryUrl: string
  /** Its data directory. */
  readonly data: string
  /** Starts it and waits until it accepts connections. */
  start(): Promise<void>
  /** Kills its first process; the others notice and end, too. */
  kill(): Promise<void>
}

/** Launch options. */
export interface PostgresLaunch {
  readonly settings?: Settings
  readonly environment?: Readonly<Record<string, string>>
  readonly through?: readonly string[]
  /** Called once its files exist and before it runs. */
  readonly onMade?: () => void
}

/** The processes of one server on new or existing files. */
export interface ServerProcesses {
  readonly data: string
  readonly port: number
  /** URL of its maintenance database. */
  readonly url: string
  readonly account: Account
  /** Starts it and waits until it accepts connections. */
  start(more?: Settings): Promise<void>
  kill(): Promise<void>
  /** Shuts it down cleanly. */
  stop(): Promise<void>
}

/** Milliseconds allowed for a clean shutdown. */
const longestStop = 10_000

const databaseName = 'accredit'

/** Nothing cleans up afterwards: a later run continues with its files. */
const noGuard: Guard = { watch: () => undefined, end: () => Promise.resolve() }

/** Initializes a data directory if there is none. */
export async function makeFiles(folder: string): Promise<void> {
  const account = postgresAccount()
  const bin = preparePostgresBinaries(account.folder)
  mkdirSync(folder, { recursive: true })
  if (account.ids) chownSync(folder, account.ids.uid, account.ids.gid)
  if (existsSync(join(folder, 'data', 'PG_VERSION'))) return
  await createCluster({ bin, folder, account, guard: noGuard })
}

/** Finds a port for a server; processes left by an earlier run are ended. */
export async function openServer(
  folder: string,
  launch: PostgresLaunch = {},
): Promise<ServerProcesses> {
  const account = postgresAccount()
  const bin = preparePostgresBinaries(account.folder)
  const data = join(folder, 'data')
  await endLeftover(data)
  const port = await findFreePort()
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    ...launch.settings,
  }
  let server: ChildProcess | undefined

  async function tryStart(more: Settings): Promise<boolean> {
    const all = Object.entries({ ...settings, ...more })
    const given = all.flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const command = [...(launch.through ?? []), join(bin, 'postgres'), '-D', data, ...given]
    const [program = '', ...args] = command
    const child = spawn(program, args, {
      cwd: folder,
      env: { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC', ...launch.environment },
      // Out of the terminal's reach: Ctrl-C is for the torture.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
      ...account.ids,
    })
    server = child
    let log = ''
    return new Promise((resolve, reject) => {
      child.once('error', reject)
      child.once('exit', () => resolve(false))
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        appendFileSync(join(folder, '..', 'postgres.log'), text)
        log = (log + text).slice(-10_000)
        if (/ready to accept (read-only )?connections/.test(log)) resolve(true)
      })
    })
  }

  let kills = 0
  const start = async (more: Settings = {}) => {
    const before = kills
    // After a crash the processes of the old server need a moment to notice.
    for (let tries = 0; tries < 200; tries += 1) {
      if (await tryStart(more)) return
      if (kills !== before) throw new Error('PostgreSQL was killed while it started')
      await sleep(50)
    }
    throw new Error(`PostgreSQL does not start in ${folder}; see postgres.log beside it`)
  }
  const end = async (signal: NodeJS.Signals) => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    const timer = setTimeout(() => server?.kill('SIGKILL'), longestStop)
    await ended
    clearTimeout(timer)
  }

  return {
    data,
    port,
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    account,
    start,
    async kill() {
      kills += 1
      await end('SIGKILL')
    },
    stop: () => end('SIGINT'),
  }
}

/** Creates a server if there is none, and starts it. */
export async function startPostgresServer(
  folder: string,
  launch: PostgresLaunch = {},
): Promise<PostgresServer> {
  await makeFiles(folder)
  launch.onMade?.()
  const server = await openServer(folder, launch)
  await server.start()
  const url = await ensureDatabase(server.url)
  return {
    url,
    primaryUrl: url,
    data: server.data,
    start: server.start,
    kill: server.kill,
    [Symbol.asyncDispose]: server.stop,
  }
}

/**
 * Creates the tested database if there is none.
 * @returns its URL
 */
export async function ensureDatabase(address: string): Promise<string> {
  return createDatabase(address, databaseName).catch((error: unknown) => {
    if ((error as { code?: string }).code === '42P04') return addressOf(address, databaseName)
    throw error
  })
}

/** Ends the server of a run that was itself killed. */
async function endLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  const command = `/proc/${pid}/cmdline`
  if (pid <= 1 || !existsSync(command) || !readFileSync(command, 'utf8').includes(data)) return
  process.kill(pid, 'SIGQUIT')
  while (existsSync(command)) await sleep(50)
}
