import { chownSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresAccount } from './account.ts'
import { preparePostgresBinaries } from './binaries.ts'
import { createDatabase, type DatabaseOptions } from './create-database.ts'
import { findFreePort } from './find-free-port.ts'
import { guardFolder } from './guard.ts'
import {
  copyCluster,
  createCluster,
  endServer,
  NotStarted,
  startServer,
  type Cluster,
} from './process.ts'

/** A throw-away PostgreSQL of its own, on loopback, without passwords. */
export interface TestPostgres {
  /** The address of its maintenance database; its user may do everything. */
  readonly url: string
  readonly port: number
  /** Folder of its files. */
  readonly data: string
  /** Creates a database and returns its address. */
  createDatabase(name: string, options?: DatabaseOptions): Promise<string>
  /** Sends a signal to the server and waits until it has ended; SIGKILL is a crash. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it again on the same port and files, after stopping it in good order if it runs. */
  restart(): Promise<void>
  /** Stops it at once and removes its files. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** Flushes commits to the disk, as in production; off is quicker. Default `true`. */
  readonly fsync?: boolean
  /** More of its settings. */
  readonly settings?: Readonly<Record<string, string | number>>
  /** The server to stand by for; it has to be stopped for the moment in which this one is made. */
  readonly standsByFor?: TestPostgres
}

const mostTries = 100

function createFolder(): Cluster {
  const account = postgresAccount()
  const bin = preparePostgresBinaries(account.folder)
  const folder = mkdtempSync(join(account.folder, 'accredit-test-postgres-'))
  if (account.ids !== undefined) chownSync(folder, account.ids.uid, account.ids.gid)
  return { bin, folder, account, guard: guardFolder(folder) }
}

/**
 * Starts a PostgreSQL for tests. It ends with this process, however that ends, and does not keep
 * the process alive.
 * @throws when this platform has no binaries, or the server does not start
 */
export async function startPostgres({
  fsync = true,
  settings,
  standsByFor,
}: PostgresOptions = {}): Promise<TestPostgres> {
  const cluster = createFolder()
  let port = await findFreePort()

  async function start(tries = 0): ReturnType<typeof startServer> {
    try {
      return await startServer(cluster, {
        port,
        listen_addresses: '127.0.0.1',
        unix_socket_directories: '',
        max_connections: 200,
        fsync: fsync ? 'on' : 'off',
        ...(standsByFor && {
          primary_conninfo: `host=127.0.0.1 port=${standsByFor.port} user=postgres`,
          wal_retrieve_retry_interval: '50ms',
        }),
        ...settings,
      })
    } catch (error) {
      // After a crash, the processes of the old server need a moment to notice.
      const isInUse = error instanceof NotStarted && error.log.includes('still in use')
      if (!isInUse || tries === mostTries) throw error
      await sleep(50)
      return start(tries + 1)
    }
  }

  async function startOnFreePort(tries = 0): ReturnType<typeof startServer> {
    try {
      return await start()
    } catch (error) {
      const isTaken = error instanceof NotStarted && error.log.includes('could not bind')
      if (!isTaken || tries === mostTries) throw error
      port = await findFreePort()
      return startOnFreePort(tries + 1)
    }
  }

  try {
    await (standsByFor ? copyCluster(cluster, standsByFor.data) : createCluster(cluster))
    let server = await startOnFreePort()
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`
    return {
      url,
      port,
      data: join(cluster.folder, 'data'),
      createDatabase: (name, options) => createDatabase(url, name, options),
      kill: (signal) => endServer(server, signal),
      restart: async () => {
        await endServer(server, 'SIGINT')
        server = await start()
      },
      stop: async () => {
        await endServer(server, 'SIGQUIT')
        await cluster.guard.end()
      },
    }
  } catch (error) {
    await cluster.guard.end()
    throw error
  }
}
