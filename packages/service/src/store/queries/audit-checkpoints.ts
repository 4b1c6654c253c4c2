import { sql } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { statement } from '../statement.ts'

/** Statement that the sealer signed at one time. */
export interface Checkpoint {
  /** From 1, without gaps. */
  readonly number: number
  /** `seal` when chains became longer, `retention` when they were shortened at their beginning. */
  readonly kind: 'seal' | 'retention'
  /** The text that was signed. */
  readonly statement: string
  /** SHA-256 of the statement. */
  readonly hash: string
  /** By which key the signature is. */
  readonly keyId: string
  readonly signature: string
  /** Every line up to this number is sealed. */
  readonly completeTo: number
  /** The newest line that is sealed. */
  readonly sealedTo: number
}

const lastOne = statement((db, _input: object) =>
  db.selectFrom('audit_checkpoint').selectAll().orderBy('number', 'desc').limit(1),
)

/** The newest checkpoint. */
export async function findLastCheckpoint(connection: Connection): Promise<Checkpoint | undefined> {
  return readRow(await lastOne.first(connection, {}))
}

const lastRetention = statement((db, _input: object) =>
  db
    .selectFrom('audit_checkpoint')
    .selectAll()
    .where('kind', '=', sql.lit('retention'))
    .orderBy('number', 'desc')
    .limit(1),
)

/** The newest checkpoint of retention: where the chains begin now. */
export async function findLastRetention(connection: Connection): Promise<Checkpoint | undefined> {
  return readRow(await lastRetention.first(connection, {}))
}

const numbered = statement((db, input: { number: number }) =>
  db.selectFrom('audit_checkpoint').selectAll().where('number', '=', input.number),
)

/** One checkpoint by its number. */
export async function findCheckpoint(
  connection: Connection,
  number: number,
): Promise<Checkpoint | undefined> {
  return readRow(await numbered.first(connection, { number }))
}

const after = statement((db, input: { after: number; limit: number }) =>
  db
    .selectFrom('audit_checkpoint')
    .selectAll()
    .where('number', '>', input.after)
    .orderBy('number')
    .limit(input.limit),
)

/** Checkpoints after a number, oldest first. */
export async function listCheckpoints(
  connection: Connection,
  wanted: { after: number; limit: number },
): Promise<Checkpoint[]> {
  return (await after.all(connection, wanted)).map(readCheckpoint)
}

// Any number, the same in every node: two that seal at once come one after the other.
const sealing = sql`pg_advisory_xact_lock(4270004)`

const lock = statement((db, _input: object, can) =>
  db.selectNoFrom((can.rowLocks ? sealing : sql`1`).as('locked')),
)

/** Waits until nobody else adds a checkpoint. */
export async function lockCheckpoints(transaction: Connection): Promise<void> {
  await lock.all(transaction, {})
}

const insert = statement((db, input: Checkpoint) =>
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

/** Adds a checkpoint. */
export async function insertCheckpoint(
  transaction: Connection,
  checkpoint: Checkpoint,
): Promise<void> {
  await insert.all(transaction, checkpoint)
}

const removeBefore = statement((db, input: { number: number }) =>
  db.deleteFrom('audit_checkpoint').where('number', '<', input.number),
)

/** Takes away the checkpoints before this one. */
export async function deleteCheckpoints(transaction: Connection, before: number): Promise<void> {
  await removeBefore.all(transaction, { number: before })
}

function readRow(row: Schema['audit_checkpoint'] | undefined): Checkpoint | undefined {
  return row && readCheckpoint(row)
}

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
