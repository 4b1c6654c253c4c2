import pg, { type ClientBase, type Pool } from 'pg'
import type { Connection } from '../../connection.ts'
import { StoreUnavailable } from '../../unavailable.ts'

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

/** Opens a pool of connections; none is made before it is needed. */
export function openPool(url: string, connections: number): Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: 'accredit',
    // Whatever the server's own default: what is acknowledged must be on disk.
    options: '-c synchronous_commit=on',
    connectionTimeoutMillis: 5_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 30_000,
    keepAlive: true,
  })
  // A connection that breaks while idle is replaced at its next use; unheard it would end the process.
  pool.on('error', () => undefined)
  // The same holds for one that breaks in the middle of a transaction: the query under way tells.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Runs statements on a client or, for reads, on whichever connection of a pool is free. */
export function connect(client: ClientBase | Pool): Connection {
  return {
    dialect: 'postgres',
    async query({ sql, name }, parameters) {
      try {
        const query = { text: sql, values: [...parameters], ...(name && { name }) }
        return (await client.query(query)).rows as unknown[]
      } catch (error) {
        throw translateError(error)
      }
    },
  }
}

/** SQLSTATE classes that say something of the server or the connection, not of the statement. */
const serverFaults = /^(08|28|3D|53|57|58|XX|F0)/

/**
 * Tells faults of the store from faults of a statement. Only for what a query threw: a fault of our
 * own code is no reason to send the same request again.
 */
export function translateError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable) return error
  const { code } = error as { code?: unknown }
  const isSqlState = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  return isSqlState && !serverFaults.test(code) && code !== '25006'
    ? error
    : new StoreUnavailable(error.message, { cause: error })
}

/**
 * Says whether the same transaction can end otherwise when it is run again: it lost against another
 * one, or a unique key was taken meanwhile, which the next run sees before it writes.
 */
export function isTransient(error: unknown): boolean {
  const { code } = (error ?? {}) as { code?: unknown }
  return code === '40001' || code === '40P01' || code === '23505'
}
