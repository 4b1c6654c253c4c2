import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { join } from 'node:path'
import type { Account } from './account.ts'
import type { Guard } from './guard.ts'

/** Folders of a PostgreSQL, and the user who runs it. */
export interface Cluster {
  /** The folder with the programs. */
  readonly bin: string
  /** The folder of all that is its own; the database lies in `data` below it. */
  readonly folder: string
  readonly account: Account
  readonly guard: Guard
}

/** A server that did not start, with what it said. */
export class NotStarted extends Error {
  readonly log: string

  constructor(log: string) {
    super(`PostgreSQL did not start: ${log.trim()}`)
    this.log = log
  }
}

/** The environment of this process could name another server or another language. */
const env = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' }

/** Creates the files of a new server. */
export async function createCluster(cluster: Cluster): Promise<void> {
  const { bin, folder } = cluster
  await run(cluster, join(bin, 'initdb'), [
    `--pgdata=${join(folder, 'data')}`,
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    // Sorts by code point, as SQLite does, and knows upper and lower case of all letters.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-sync',
    '--no-instructions',
  ])
}

/** Makes the files of a server that stands by: a copy of the files of another one, which is stopped. */
export async function copyCluster(cluster: Cluster, data: string): Promise<void> {
  const own = join(cluster.folder, 'data')
  await run(cluster, 'cp', ['-R', data, own])
  await run(cluster, 'touch', [join(own, 'standby.signal')])
}

/** Runs a program to its end, with the rights of the server. */
async function run(
  { folder, account, guard }: Cluster,
  program: string,
  args: readonly string[],
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const options = { cwd: folder, env, ...account.ids }
    const child = execFile(program, args, options, (error, _, stderr) => {
      if (error === null) resolve()
      else reject(new NotStarted(stderr || error.message))
    })
    guard.watch(child.pid)
  })
}

/**
 * Starts the server on a cluster and resolves when it takes connections.
 * @throws {NotStarted} when it ends instead
 */
export async function startServer(
  { bin, folder, account, guard }: Cluster,
  settings: Readonly<Record<string, string | number>>,
): Promise<ChildProcess> {
  const given = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const server = spawn(join(bin, 'postgres'), ['-D', join(folder, 'data'), ...given], {
    cwd: folder,
    env,
    // Out of the terminal's reach: Ctrl-C must not take the server away from running tests.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...account.ids,
  })
  guard.watch(server.pid)
  server.once('exit', () => guard.watch(undefined))

  let log = ''
  let isReady = false
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.once('exit', () => reject(new NotStarted(log)))
    // The pipe is read to the end, or the server would wait on it.
    server.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (isReady) return
      log += text
      isReady = /ready to accept (read-only )?connections/.test(log)
      if (isReady) resolve()
    })
  })
  server.unref()
  if (server.stderr instanceof Socket) server.stderr.unref()
  return server
}

/** Sends a signal to the server and waits until it has ended. */
export async function endServer(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  server.ref()
  const ended = once(server, 'exit')
  server.kill(signal)
  await ended
}
