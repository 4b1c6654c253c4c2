import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { execute, findFirst, statement } from '../statement.ts'

/** Purpose of an entry of the sandbox's sign-in. */
export type IssuerEntryKind = Schema['issuer_entry']['kind']

/** Names one entry: its kind, and the digest of what the client holds. */
export interface IssuerEntryKey {
  readonly kind: IssuerEntryKind
  readonly digest: string
}

/** Something that the sandbox's sign-in remembers. */
export interface IssuerEntry extends IssuerEntryKey {
  /** A second digest to find it by. */
  readonly secondDigest?: string
  /** Groups what stems from one sign-in. */
  readonly family?: string
  /** Plain data, kept as JSON. */
  readonly record: object
  /** Epoch milliseconds. */
  readonly expiresAt: number
}

interface EntryRow extends IssuerEntryKey {
  readonly secondDigest: string | undefined
  readonly family: string | undefined
  readonly data: string
  readonly expiresAt: number
}

const insert = statement((db, input: EntryRow) =>
  db.insertInto('issuer_entry').values({
    kind: input.kind,
    digest: input.digest,
    second_digest: input.secondDigest ?? null,
    family: input.family ?? null,
    data: input.data,
    expires_at: input.expiresAt,
  }),
)

const markUsed = statement((db, input: IssuerEntryKey) =>
  db
    .updateTable('issuer_entry')
    .set({ used: 1 })
    .where('kind', '=', input.kind)
    .where('digest', '=', input.digest)
    .where('used', '=', 0)
    .returning('digest'),
)

const replaceData = statement((db, input: IssuerEntryKey & { data: string }) =>
  db
    .updateTable('issuer_entry')
    .set({ data: input.data })
    .where('kind', '=', input.kind)
    .where('digest', '=', input.digest),
)

const remove = statement((db, input: IssuerEntryKey) =>
  db
    .deleteFrom('issuer_entry')
    .where('kind', '=', input.kind)
    .where('digest', '=', input.digest)
    .returning('digest'),
)

const removeFamily = statement((db, input: { kind: IssuerEntryKind; family: string }) =>
  db
    .deleteFrom('issuer_entry')
    .where('family', '=', input.family)
    .where('kind', '=', input.kind)
    .returning('digest'),
)

/** Puts an entry in. */
export async function insertIssuerEntry(
  transaction: Connection,
  entry: IssuerEntry,
): Promise<void> {
  const { digest, expiresAt, family, kind, record, secondDigest } = entry
  const data = JSON.stringify(record)
  await insert.all(transaction, { kind, digest, secondDigest, family, data, expiresAt })
}

/** The record of an entry. */
export const findIssuerEntry = findFirst(
  (db, input: IssuerEntryKey) =>
    db
      .selectFrom('issuer_entry')
      .select(['digest', 'data'])
      .where('kind', '=', input.kind)
      .where('digest', '=', input.digest),
  readData,
)

/** The record of an entry, which nobody else can change before this transaction ends. */
export const lockIssuerEntry = findFirst(
  (db, input: IssuerEntryKey, can) =>
    db
      .selectFrom('issuer_entry')
      .select(['digest', 'data'])
      .where('kind', '=', input.kind)
      .where('digest', '=', input.digest)
      .$if(can.rowLocks, (query) => query.forUpdate()),
  readData,
)

/** The record of the entry with this second digest. */
export const findIssuerEntryBySecond = findFirst(
  (db, input: IssuerEntryKey) =>
    db
      .selectFrom('issuer_entry')
      .select(['digest', 'data'])
      .where('kind', '=', input.kind)
      .where('second_digest', '=', input.digest),
  readData,
)

/** Marks an entry as used; true for the one call that did it. */
export async function useIssuerEntry(
  transaction: Connection,
  key: IssuerEntryKey,
): Promise<boolean> {
  return (await markUsed.first(transaction, key)) !== undefined
}

/** Replaces the record of an entry. */
export async function replaceIssuerEntry(
  transaction: Connection,
  key: IssuerEntryKey,
  record: object,
): Promise<void> {
  await replaceData.all(transaction, { ...key, data: JSON.stringify(record) })
}

/** Takes an entry out; true for the one call that did it. */
export async function removeIssuerEntry(
  transaction: Connection,
  key: IssuerEntryKey,
): Promise<boolean> {
  return (await remove.first(transaction, key)) !== undefined
}

/** Takes out every entry of this kind that stems from one sign-in. */
export async function removeIssuerFamily(
  transaction: Connection,
  kind: IssuerEntryKind,
  family: string,
): Promise<void> {
  let removed: unknown[]
  do {
    // With concurrent writers, an entry that another one was just inserting shows up only in the
    // next statement: each round sees what the one before could not.
    removed = await removeFamily.all(transaction, { kind, family })
  } while (removed.length > 0)
}

/** Takes out what expired before this time. */
export const removeExpiredIssuerEntries = execute((db, input: { before: number }) =>
  db.deleteFrom('issuer_entry').where('expires_at', '<', input.before),
)

function readData(row: { readonly data: string }): unknown {
  return JSON.parse(row.data)
}
