import type { CompiledStatement } from '../../connection.ts'
import { acquire, connect, isUsableAfter, openPool, translateError } from './connection.ts'
import { encode, flush, type Sent } from './flush.ts'
import { findSchemaVersion } from './migrate.ts'

/** Connections to one replica: a long search must not keep up the lists. */
const connections = 8

/** Identity of a database, which a physical copy shares. */
export const identitySql = `(select system_identifier from pg_control_system()) || '/' ||
  (select oid from pg_database where datname = current_database())`

/** State of a server that is said to be a replica. */
export interface ReplicaLook {
  readonly identity: string
  /** False for a server that takes writes, e.g. after it was promoted. */
  readonly standsBy: boolean
  /** History that it follows, as in the names of the files of its log. */
  readonly timeline: string
  /** Place in the log up to which it shows everything. */
  readonly replayed: number
  /** Milliseconds since the last commit that it shows; null where it has seen none. */
  readonly sinceCommit: number | null
  readonly schema: number
}

/** A connection to a replica, whatever it is fit for. */
export interface Replica {
  /** Host and port. */
  readonly name: string
  /** @throws StoreUnavailable where it does not answer */
  look(): Promise<ReplicaLook>
  /**
   * Runs a read, if there is one, after a look at the place up to which the replica shows everything.
   * @throws whatever the server or the connection says
   */
  read(
    statement?: CompiledStatement,
    parameters?: readonly unknown[],
  ): Promise<{ replayed: number; rows: unknown[] }>
  close(): Promise<void>
}

const replayed = `pg_wal_lsn_diff(pg_last_wal_replay_lsn(), '0/0')::bigint`

// A server that was promoted shows what no primary may have: it has no place at all.
const placeStatement: Sent = {
  name: 'accredit_replayed',
  sql: `select case when pg_is_in_recovery() then ${replayed} else -1 end as replayed`,
  parameters: [],
}

const lookSql = `select ${identitySql} as identity, pg_is_in_recovery() as standby,
  coalesce(${replayed}, 0) as replayed,
  lpad(upper(to_hex((select timeline_id from pg_control_checkpoint()))), 8, '0') as timeline,
  extract(epoch from clock_timestamp() - pg_last_xact_replay_timestamp())::float8 * 1000 as since`

interface LookRow {
  readonly identity: string
  readonly standby: boolean
  readonly replayed: number
  readonly timeline: string
  readonly since: number | null
}

/** Opens a replica; it is not asked before it is needed. */
export function openReplica(address: string): Replica {
  const pool = openPool(address, connections, 'replica')
  // Long reads that take all connections make no replica look away.
  const looking = openPool(address, 1, 'replica')
  const { hostname, port } = new URL(address)
  return {
    name: `${hostname}:${port || '5432'}`,
    async look() {
      const client = await acquire(looking)
      try {
        const rows = await connect(client).query({ sql: lookSql, writes: false }, [])
        const row = rows[0] as LookRow
        const schema = await findSchemaVersion(client)
        client.release()
        const { identity, timeline, standby: standsBy, since: sinceCommit } = row
        return { identity, timeline, standsBy, sinceCommit, schema, replayed: row.replayed }
      } catch (error) {
        client.release(true)
        throw translateError(error)
      }
    },
    async read(statement, parameters = []) {
      const client = await acquire(pool)
      const read = statement && {
        sql: statement.sql,
        name: statement.name,
        parameters: parameters.map(encode),
      }
      const { results, fault } = await flush(client, [placeStatement, ...(read ? [read] : [])])
      const error = fault === undefined ? undefined : translateError(fault)
      client.release(error !== undefined && !isUsableAfter(error))
      if (error !== undefined) throw error
      const place = results[0]?.rows[0] as { replayed: number }
      return { replayed: place.replayed, rows: results[1]?.rows ?? [] }
    },
    async close() {
      await Promise.all([pool.end(), looking.end()])
    },
  }
}
