import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Victim } from './fleet.ts'
import type { PostgresPair } from './postgres-pair.ts'
import type { PostgresServer } from './postgres-server.ts'

/**
 * A database that partly dies while the nodes stay up and must recover: the whole server, one of
 * its processes, or connections in the middle of a transaction.
 */
export function databaseVictims(server: PostgresServer): [Victim, ...Victim[]] {
  const answers = (client: Client) => client.query('select 1').then(() => true)
  const back = { begin: () => undefined, ready: () => untilDone(server, answers) }
  return [
    serverVictim('PostgreSQL', server),
    {
      name: 'a backend of PostgreSQL',
      weight: 5,
      // The server ends all other backends, too, and recovers.
      kill: () =>
        untilDone(server, async (client) => {
          const { rows } = await client.query<{ pid: number }>(
            `select pid ${sessions} order by xact_start is null, random() limit 1`,
          )
          const [found] = rows
          if (!found) return false
          const ended = new Promise<void>((resolve) => client.once('end', resolve))
          process.kill(found.pid, 'SIGKILL')
          // Once the server has noticed, this connection ends with the others.
          await ended
          return true
        }),
      ...back,
    },
    {
      name: 'connections in a transaction',
      weight: 5,
      kill: () =>
        untilDone(server, async (client) => {
          const { rowCount } = await client.query(
            `select pg_terminate_backend(pid) ${sessions} and xact_start is not null`,
          )
          return rowCount !== 0
        }),
      ...back,
    },
  ]
}

function serverVictim(name: string, server: Pick<PostgresServer, 'start' | 'kill'>): Victim {
  let starting: Promise<void> = Promise.resolve()
  return {
    name,
    weight: 1,
    async kill() {
      // A server killed during its start never becomes ready.
      await server.kill()
      await starting.catch(() => undefined)
    },
    begin() {
      starting = server.start()
      starting.catch(() => undefined)
    },
    ready: () => starting,
  }
}

/** The standby dies; or the primary dies for good, and the standby is promoted. */
export function pairVictims(pair: PostgresPair): Victim[] {
  return [serverVictim('PostgreSQL, the standby', pair.standby), promotedVictim(pair)]
}

function promotedVictim(pair: PostgresPair): Victim {
  let promoting: Promise<void> = Promise.resolve()
  return {
    name: 'PostgreSQL, standby promoted',
    weight: 2,
    async kill() {
      // Only a standby can take over.
      await promoting
      await pair.kill()
    },
    begin() {
      promoting = pair.failOver()
      promoting.catch(() => undefined)
    },
    ready: () => promoting,
  }
}

const sessions = `from pg_stat_activity
  where application_name = 'accredit' and backend_type = 'client backend' and pid <> pg_backend_pid()`

/** Runs a statement as soon as the server, which may be recovering, accepts it. */
async function untilDone(
  server: PostgresServer,
  run: (client: Client) => Promise<boolean>,
): Promise<void> {
  const end = Date.now() + 60_000
  let last: unknown
  while (Date.now() < end) {
    const client = new Client({ connectionString: server.primaryUrl })
    client.on('error', () => undefined)
    try {
      await client.connect()
      if (await run(client)) return
    } catch (error) {
      last = error
    } finally {
      await client.end().catch(() => undefined)
    }
    await sleep(20)
  }
  throw new Error('there was nothing to kill, or PostgreSQL does not recover', { cause: last })
}
