import pg, { type ClientBase, type ClientConfig, type Pool, type PoolClient } from 'pg'
import type { Connection, DialectName } from '../../connection.ts'
import { StoreUnavailable } from '../../unavailable.ts'
import { requireCoordinator } from './cluster.ts'
import { encode, flush, isStale, prepareNothing, type Sent } from './flush.ts'
import { readHosts, splitHosts, type Hosts } from './hosts.ts'
import { persist } from './persist.ts'

const int8 = 20
const json = 114

/** Reads 8-byte integers as numbers (times and counts are far below 2^53) and JSON as its text. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format: 'text' | 'binary') => {
    if (oid === int8) return Number
    if (oid === json) return String
    return pg.types.getTypeParser(oid, format)
  }) as typeof pg.types.getTypeParser,
}

/** Purpose of a connection. */
export type Use = keyof typeof uses

const uses = {
  /** To read, from whichever server answers. */
  read: { statement_timeout: 30_000 },
  /**
   * To serve callers, who wait no longer than they must: neither for a lock of somebody else, nor for
   * a server that is silent, which is given a while more than a statement may take.
   */
  serve: {
    statement_timeout: 30_000,
    lock_timeout: 5_000,
    query_timeout: 35_000,
    onConnect: prepare,
  },
  /**
   * To serve many callers in one transaction: a caller who waits for a lock keeps all of them waiting,
   * and has it better alone.
   */
  share: {
    statement_timeout: 30_000,
    lock_timeout: 500,
    query_timeout: 35_000,
    onConnect: prepare,
  },
  /**
   * To read from a replica. Somebody else can answer, so it is given less time than the primary; a
   * server that stands by plans as the primary is told to.
   */
  replica: {
    statement_timeout: 8_000,
    query_timeout: 10_000,
    connectionTimeoutMillis: 1_000,
    onConnect: avoidFullReads,
  },
  /** To change the schema, which may take as long as it takes. */
  migrate: { onConnect: prepare },
} as const

/**
 * Opens a pool of connections; none is made before it is needed.
 * @param url may name several servers; its parameters go before what is set here
 */
export function openPool(url: string, connections: number, use: Use = 'read'): Pool {
  const pool = new pg.Pool({
    Client: clientOf(readHosts(url)),
    max: connections,
    types,
    application_name: 'accredit',
    connectionTimeoutMillis: 5_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
    ...uses[use],
  })
  // A connection that breaks while idle is replaced at its next use; unheard it would end the process.
  pool.on('error', () => undefined)
  // The same holds for one that breaks in the middle of a transaction: the query under way tells.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Functions by which clients leave a server for the next one. */
const leavers = new WeakMap<ClientBase, () => void>()

/** Settings with which clients begin each transaction, where those of the session are not enough. */
const settings = new WeakMap<ClientBase, Sent>()

/**
 * Gives what a transaction has to begin with beside its `begin`: nothing, where the session was told once.
 * Behind a pooler that gives each transaction another session, each says anew what it counts on; on a cluster
 * each tells its nodes how long it waits for a lock.
 */
export function settingsOf(client: ClientBase): readonly Sent[] {
  const found = settings.get(client)
  return found ? [found] : []
}

const limits = ['statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout'] as const

/** Reads what address and pool say together, which the driver keeps. */
const readLimit = (client: ClientBase, name: (typeof limits)[number]): number =>
  Number((Reflect.get(client, 'connectionParameters') as Record<string, unknown>)[name] ?? 0)

function writeSettings(client: ClientBase): Sent {
  const parts = limits
    .filter((name) => readLimit(client, name))
    .map((name) => `set_config('${name}', '${readLimit(client, name)}', true)`)
  return { sql: `select ${[...parts, safeSettings(true)].join(', ')}`, parameters: [] }
}

/** Not by `set_config`, of which the nodes are not told. */
function waitAtMost(milliseconds: number): Sent {
  const sql = `set local lock_timeout = ${milliseconds}`
  return { sql, name: 'wait', quiet: true, parameters: [] }
}

/** Settings that every session, or transaction, counts on. */
const safeSettings = (isLocal: boolean) =>
  `set_config('enable_seqscan', 'off', ${isLocal}),
   case when current_setting('synchronous_commit') <> 'remote_apply'
     then set_config('synchronous_commit', 'on', ${isLocal}) end`

/** Clients that connect to whichever server is tried at present, and leave one that is away. */
function clientOf(hosts: Hosts): new (config?: ClientConfig) => ClientBase {
  return class extends pg.Client {
    constructor(config: ClientConfig = {}) {
      const address = hosts.current()
      super({ ...config, connectionString: address })
      if (hosts.sharesSessions) {
        prepareNothing(this)
        settings.set(this, writeSettings(this))
      }
      const leave = () => hosts.leave(address)
      leavers.set(this, leave)
      this.once('end', leave)
      this.once('connect', () => this.off('end', leave))
    }
  }
}

/**
 * Refuses a server that takes no writes, e.g. one that stands by. Asked once is enough: a server that
 * begins to stand by ends its connections. Of a cluster it must be the coordinator. And whatever the server, the role or the address say, what
 * is acknowledged must be on disk; `remote_apply` asks for more than that and stays. Statements are planned
 * once, maybe while their table is empty: then reading all of it looks cheapest, and is what they would do
 * until the table is analyzed. Each has an index to go by.
 */
async function prepare(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ on: string; spread: boolean }>(
    `select current_setting('transaction_read_only') as on,
       to_regclass('pg_catalog.pg_dist_local_group') is not null as spread,
       ${safeSettings(settings.has(client))}`,
  )
  try {
    if (rows[0]?.on === 'on') {
      throw Object.assign(new Error('the server takes no writes'), { code: readOnly })
    }
    if (!rows[0]?.spread) return
    await requireCoordinator(client)
    // One statement that changes rows of several partners goes from node to node.
    await client.query(`set citus.multi_shard_modify_mode = 'sequential'`)
    const wait = readLimit(client, 'lock_timeout')
    if (!wait || settings.has(client)) return
    // Settings of a session end at the coordinator; those of a transaction go with it.
    await client.query(`set citus.propagate_set_commands = 'local'`)
    settings.set(client, waitAtMost(wait))
  } catch (error) {
    leavers.get(client)?.()
    throw error
  }
}

/** Plans as `prepare` has it, on a server that takes no writes. */
async function avoidFullReads(client: ClientBase): Promise<void> {
  await client.query('set enable_seqscan = off')
}

/** Takes a connection out of a pool. @throws StoreUnavailable */
export async function acquire(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw translateError(error)
  }
}

/**
 * Takes a connection out of a pool, and tries again while no server of the address can be reached.
 * @throws StoreUnavailable
 */
export function acquirePatiently(pool: Pool, url: string): Promise<PoolClient> {
  return persist(() => acquire(pool), isAway, splitHosts(url).length)
}

/** Runs statements on a client, one by one. */
export function connect(client: ClientBase, dialect: DialectName = 'postgres'): Connection {
  return {
    dialect,
    async query({ sql, name }, parameters) {
      const sent = { sql, name, parameters: parameters.map(encode) }
      const { results, fault } = await flush(client, [sent])
      if (fault !== undefined) throw translateError(fault)
      return results[0]?.rows ?? []
    },
  }
}

const diskFull = '53100'
/** A server that stands by, or was told to take no writes. */
const readOnly = '25006'
/**
 * SQLSTATE classes and codes that say something of the server or the connection, not of the statement.
 * A lock that was not to be had and a session that was silent for too long are among them; so is a
 * transaction that lost against others each time it was run.
 */
const serverFaults = /^(08|28|3D|53|57|58|XX|F0|25006|25P0[34]|40001|40P01|55P03)/
/** Server faults after which the connection is as good as before: a statement was given up. */
const harmless = /^(57014|55P03|53|40)/
/** The server is away or on its way back, has too many connections, or is not the one that writes. */
const away = /^(08|57P0[1-5]|53300|25006|25P0[34])/
/** Errors that a retry cannot help: the call has waited long already, or the pool is closed. */
const final =
  /^(timeout exceeded when trying to connect|Query read timeout|Cannot use a pool after)/

/** The SQLSTATE of an error, or of what caused it; the codes of the system, e.g. EPIPE, are none. */
function sqlStateOf(error: Error): string | undefined {
  const { code } = ((error instanceof StoreUnavailable ? error.cause : error) ?? {}) as {
    code?: unknown
  }
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : undefined
}

/**
 * Tells faults of the store from faults of a statement. Only for what a query threw: a fault of our
 * own code is no reason to send the same request again.
 */
export function translateError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable) return error
  const sqlState = sqlStateOf(error)
  return sqlState !== undefined && !serverFaults.test(sqlState)
    ? error
    : new StoreUnavailable(error.message || String((error as NodeJS.ErrnoException).code), {
        cause: error,
      })
}

/** Says whether a connection can be used again after an error, once its transaction is rolled back. */
export function isUsableAfter(error: unknown): boolean {
  return !(error instanceof StoreUnavailable) || harmless.test(sqlStateOf(error) ?? '')
}

/** Says whether the server had no room on its disk. */
export function isFull(error: unknown): boolean {
  return error instanceof StoreUnavailable && sqlStateOf(error) === diskFull
}

/** Says whether the server was away or not the right one, so that trying again soon may help. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof StoreUnavailable)) return false
  const sqlState = sqlStateOf(error)
  return sqlState === undefined ? !final.test(error.message) : away.test(sqlState)
}

/**
 * Says whether the same statements can end otherwise when they are run again: their transaction lost
 * against another one, or a unique key was taken meanwhile, which the next run sees before it writes; or
 * the schema was changed.
 */
export function isTransient(error: unknown): boolean {
  if (isStale(error)) return true
  const sqlState = error instanceof Error ? sqlStateOf(error) : undefined
  return sqlState === '40001' || sqlState === '40P01' || sqlState === '23505'
}
