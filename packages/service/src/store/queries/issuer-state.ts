import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { execute, findFirst, statement } from '../statement.ts'

/** Purpose of an entry of the sandbox's sign-in. */
export type IssuerEntryKind = Schema['issuer_entry']['kind']

/** Key of an entry: its kind, and the digest of the client's secret. */
export interface IssuerEntryKey {
  readonly kind: IssuerEntryKind
  readonly digest: string
}

/** An entry in the state of the sandbox's sign-in. */
export interface IssuerEntry extends IssuerEntryKey {
  /** Alternative key for lookups. */
  readonly secondDigest?: string
  /** Groups the entries of one sign-in. */
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

/** Adds an entry. */
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

/** The record of an entry, locked until the transaction ends. */
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

/** Marks an entry as used; returns true to the first caller only. */
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

/** Removes an entry; returns true only to the caller that removed it. */
export async function removeIssuerEntry(
  transaction: Connection,
  key: IssuerEntryKey,
): Promise<boolean> {
  return (await remove.first(transaction, key)) !== undefined
}

/** Removes all entries of one kind that belong to one sign-in. */
export async function removeIssuerFamily(
  transaction: Connection,
  kind: IssuerEntryKind,
  family: string,
): Promise<void> {
  let removed: unknown[]
  do {
    // An entry that another writer inserts meanwhile is visible only to the next statement, so
    // this repeats until none is left.
    removed = await removeFamily.all(transaction, { kind, family })
  } while (removed.length > 0)
}

/** Removes entries that expired before this time. */
export const removeExpiredIssuerEntries = execute((db, input: { before: number }) =>
  db.deleteFrom('issuer_entry').where('expires_at', '<', input.before),
)

function readData(row: { readonly data: string }): unknown {
  return JSON.parse(row.data)
}
