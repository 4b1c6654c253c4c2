import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { applySetup } from './apply-setup.ts'
import type { Authority } from './authority.ts'
import type { Fleet, Victim } from './fleet.ts'
import { startPostgresPair, type PostgresPair } from './postgres-pair.ts'
import { databaseVictims, pairVictims } from './postgres-victims.ts'
import { startPostgresServer, type PostgresLaunch, type PostgresServer } from './postgres-server.ts'
import { endLeftovers, runAccredit, type Launch } from './process.ts'
import { createServiceVictim } from './service-victim.ts'
import type { Differences } from './sqlite-fleet.ts'

/** Two nodes and a worker, as an operator runs them. */
export interface PostgresFleet extends Fleet {
  readonly server: PostgresServer
  /** Launch of its workers, for further commands. */
  readonly launch: Launch
  /** The nodes only. */
  readonly nodes: readonly Victim[]
  /** Nodes and workers. */
  readonly services: readonly Victim[]
  readonly database: Victim
}

/** Starts two nodes and two workers on a PostgreSQL with a standby. */
export async function startFleetOnPair(
  folder: string,
  authority: Authority,
  differences: Differences = {},
) {
  return startFleet(folder, authority, await startPostgresPair(join(folder, 'pair')), differences)
}

/** Starts two nodes and two workers on one PostgreSQL. */
export async function startPostgresFleet(
  folder: string,
  authority: Authority,
  launch: PostgresLaunch & Differences = {},
): Promise<PostgresFleet> {
  const server = await startPostgresServer(join(folder, 'postgres'), launch)
  return startFleet(folder, authority, server, launch)
}

async function startFleet(
  folder: string,
  authority: Authority,
  server: PostgresServer | PostgresPair,
  { environment = {}, notes = folder }: Differences & Pick<PostgresLaunch, 'environment'>,
): Promise<PostgresFleet> {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const pidFile = join(notes, 'pids')
  const logFile = join(notes, 'service.log')
  await endLeftovers(pidFile)
  const storeArgs = ['--store', server.url, '--data', data]
  const common = {
    ACCREDIT_MODE: 'production',
    ACCREDIT_STORE: server.url,
    ACCREDIT_DATA: data,
    ACCREDIT_AUDIT_KEY: join(data, 'audit-key.pem'),
    ACCREDIT_LOG_LEVEL: 'warn',
  }
  const serving: Launch = {
    options: {
      ...common,
      ACCREDIT_AUTHORITY: authority.url,
      ACCREDIT_PORT: '0',
      ACCREDIT_WORKER: 'off',
      ACCREDIT_THROTTLE_PER_MINUTE: '0',
      ACCREDIT_VETTING_DELAY: 'PT0S',
      // The one that takes writes at present is passed over.
      ...('failOver' in server && { ACCREDIT_STORE_REPLICAS: server.url }),
    },
    environment,
    pidFile,
    logFile,
  }
  const working: Launch = {
    options: { ...common, ACCREDIT_LEASE_DURATION: 'PT2S' },
    environment,
    pidFile,
    logFile,
  }
  const nodes = ['first node', 'second node'].map((name) =>
    createServiceVictim(name, ['serve'], serving, 3),
  )
  const workers = ['first worker', 'second worker'].map((name) =>
    createServiceVictim(name, ['work'], working, 1),
  )
  const [database, ...connections] = databaseVictims(server)
  const ofPair = 'failOver' in server ? pairVictims(server) : []
  const services = [...nodes, ...workers]
  for (const victim of services) victim.begin()
  await Promise.all(services.map((victim) => victim.ready()))
  await applySetup(folder, storeArgs, { ...working, options: {} })

  return {
    server,
    launch: { ...working, options: {} },
    nodes,
    services,
    database,
    urls: () => nodes.map((node) => node.url()).filter((url) => url !== undefined),
    place: {
      get url() {
        return server.primaryUrl
      },
    },
    victims: [...services, togetherVictim(nodes), database, ...connections, ...ofPair],
    get watched() {
      return join(server.data, 'pg_wal')
    },
    storeArgs,
    async verify() {
      const { code, output } = await runAccredit(['audit', 'verify', '--json', ...storeArgs], {
        ...working,
        options: {},
      })
      return { intact: code === 0, output }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(services.map((victim) => victim.kill()))
      await server[Symbol.asyncDispose]()
    },
  }
}

function togetherVictim(nodes: readonly Victim[]): Victim {
  return {
    name: 'both nodes',
    weight: 1,
    kill: async () => void (await Promise.all(nodes.map((node) => node.kill()))),
    begin: () => nodes.forEach((node) => node.begin()),
    ready: async () => void (await Promise.all(nodes.map((node) => node.ready()))),
  }
}
