import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { execute, findAll, findFirst, statement } from '../statement.ts'

/** A signed statement of the sealer. */
export interface Checkpoint {
  /** From 1, without gaps. */
  readonly number: number
  /** `seal` when chains grew, `retention` when their beginnings were removed. */
  readonly kind: 'seal' | 'retention'
  /** The signed text. */
  readonly statement: string
  /** SHA-256 of the statement. */
  readonly hash: string
  /** Id of the signing key. */
  readonly keyId: string
  readonly signature: string
  /** Every record up to this number is sealed. */
  readonly completeTo: number
  /** Number of the newest sealed record. */
  readonly sealedTo: number
}

const lastOne = statement((db, _input: object) =>
  db.selectFrom('audit_checkpoint').selectAll().orderBy('number', 'desc').limit(1),
)

/** The newest checkpoint. */
export async function findLastCheckpoint(connection: Connection): Promise<Checkpoint | undefined> {
  const row = await lastOne.first(connection, {})
  return row && readCheckpoint(row)
}

const lastRetention = statement((db, _input: object) =>
  db
    .selectFrom('audit_checkpoint')
    .selectAll()
    .where('kind', '=', sql.lit('retention'))
    .orderBy('number', 'desc')
    .limit(1),
)

/** The newest checkpoint of retention, with the current beginnings of the chains. */
export async function findLastRetention(connection: Connection): Promise<Checkpoint | undefined> {
  const row = await lastRetention.first(connection, {})
  return row && readCheckpoint(row)
}

/** One checkpoint by its number. */
export const findCheckpoint = findFirst(
  (db, input: { number: number }) =>
    db.selectFrom('audit_checkpoint').selectAll().where('number', '=', input.number),
  readCheckpoint,
)

/** Checkpoints after a number, oldest first. */
export const listCheckpoints = findAll(
  (db, input: { after: number; limit: number }) =>
    db
      .selectFrom('audit_checkpoint')
      .selectAll()
      .where('number', '>', input.after)
      .orderBy('number')
      .limit(input.limit),
  readCheckpoint,
)

// An arbitrary number, the same on every node: two sealers run one after the other.
const sealing = sql`pg_advisory_xact_lock(4270004)`

const lock = statement((db, _input: object, can) =>
  db.selectNoFrom((can.rowLocks ? sealing : sql`1`).as('locked')),
)

/** Excludes concurrent inserts of checkpoints. */
export async function lockCheckpoints(transaction: Connection): Promise<void> {
  await lock.all(transaction, {})
}

/** Adds a checkpoint. */
export const insertCheckpoint = execute((db, input: Checkpoint) =>
  db.insertInto('audit_checkpoint').values({
    number: input.number,
    kind: input.kind,
    statement: input.statement,
    hash: input.hash,
    key_id: input.keyId,
    signature: input.signature,
    complete_to: input.completeTo,
    sealed_to: input.sealedTo,
  }),
)

/** Deletes the checkpoints before this one. */
export const deleteCheckpoints = execute((db, input: { before: number }) =>
  db.deleteFrom('audit_checkpoint').where('number', '<', input.before),
)

function readCheckpoint(row: Schema['audit_checkpoint']): Checkpoint {
  return {
    number: row.number,
    kind: row.kind,
    statement: row.statement,
    hash: row.hash,
    keyId: row.key_id,
    signature: row.signature,
    completeTo: row.complete_to,
    sealedTo: row.sealed_to,
  }
}
