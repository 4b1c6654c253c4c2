import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresAccount } from '../packages/service/test/postgres/account.ts'
import { preparePostgresBinaries } from '../packages/service/test/postgres/binaries.ts'
import { createDatabase } from '../packages/service/test/postgres/create-database.ts'
import { findFreePort } from '../packages/service/test/postgres/find-free-port.ts'
import type { Guard } from '../packages/service/test/postgres/guard.ts'
import { createCluster } from '../packages/service/test/postgres/process.ts'

/** A PostgreSQL whose files outlive it. */
export interface PostgresServer extends AsyncDisposable {
  /** The address of the database that is tortured. */
  readonly url: string
  /** The folder of its files. */
  readonly data: string
  /** Starts it and waits until it takes connections. */
  start(): Promise<void>
  /** Ends its first process at once; the others notice and end too. */
  kill(): Promise<void>
}

/** Options with which it is started. */
export interface PostgresLaunch {
  readonly settings?: Readonly<Record<string, string | number>>
  readonly environment?: Readonly<Record<string, string>>
  readonly through?: readonly string[]
  /** Is called when its files are made and it does not run yet. */
  readonly onMade?: () => void
}

/** Milliseconds that it is given to stop in good order. */
const longestStop = 10_000

/** Nobody cleans up after it: a later run goes on with its files. */
const noGuard: Guard = { watch: () => undefined, end: () => Promise.resolve() }

/** Makes the files of a server when there are none, and starts it. */
export async function startPostgresServer(
  folder: string,
  launch: PostgresLaunch = {},
): Promise<PostgresServer> {
  const account = postgresAccount()
  const bin = preparePostgresBinaries(account.folder)
  const data = join(folder, 'data')
  mkdirSync(folder, { recursive: true })
  if (account.ids) chownSync(folder, account.ids.uid, account.ids.gid)
  await endLeftover(data)
  if (!existsSync(join(data, 'PG_VERSION'))) {
    await createCluster({ bin, folder, account, guard: noGuard })
  }
  launch.onMade?.()
  const port = await findFreePort()
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    ...launch.settings,
  }
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let server: ChildProcess | undefined

  async function tryStart(): Promise<boolean> {
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
        if (log.includes('ready to accept connections')) resolve(true)
      })
    })
  }

  let kills = 0
  const start = async () => {
    const before = kills
    // After a crash the processes of the old server need a moment to notice.
    for (let tries = 0; tries < 200; tries += 1) {
      if (await tryStart()) return
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

  await start()
  const address = `postgres://postgres@127.0.0.1:${port}/postgres`
  const url = await createDatabase(address, 'accredit').catch((error: unknown) => {
    if ((error as { code?: string }).code === '42P04')
      return address.replace(/postgres$/, 'accredit')
    throw error
  })
  return {
    url,
    data,
    start,
    async kill() {
      kills += 1
      await end('SIGKILL')
    },
    [Symbol.asyncDispose]: () => end('SIGINT'),
  }
}

/** Ends the server of a run that was killed itself. */
async function endLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0
  const command = `/proc/${pid}/cmdline`
  if (pid <= 1 || !existsSync(command) || !readFileSync(command, 'utf8').includes(data)) return
  process.kill(pid, 'SIGQUIT')
  while (existsSync(command)) await sleep(50)
}
