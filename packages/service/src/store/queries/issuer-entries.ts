import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

/** What the sandbox's sign-in remembers under the digest of something that a client holds. */
export interface IssuerEntry {
  readonly kind: 'code' | 'device' | 'refresh'
  readonly digest: string
  /** A second way to find it: the user code of a device. */
  readonly secondDigest: string | null
  /** All that stems from one sign-in. */
  readonly family: string | null
  readonly used: boolean
  readonly data: unknown
  readonly expiresAt: number
}

type Key = Pick<IssuerEntry, 'kind' | 'digest'>

const put = statement(
  (db, input: Omit<IssuerEntry, 'used' | 'data'> & { used: number; data: string }) =>
    db
      .insertInto('issuer_entry')
      .values({
        kind: input.kind,
        digest: input.digest,
        second_digest: input.secondDigest,
        family: input.family,
        used: input.used,
        data: input.data,
        expires_at: input.expiresAt,
      })
      .onConflict((conflict) =>
        conflict.columns(['kind', 'digest']).doUpdateSet((row) => ({
          second_digest: row.ref('excluded.second_digest'),
          family: row.ref('excluded.family'),
          used: row.ref('excluded.used'),
          data: row.ref('excluded.data'),
          expires_at: row.ref('excluded.expires_at'),
        })),
      ),
)

const find = statement((db, input: Key) =>
  db
    .selectFrom('issuer_entry')
    .selectAll()
    .where('kind', '=', input.kind)
    .where('digest', '=', input.digest),
)

const lock = statement((db, input: Key, can) =>
  db
    .selectFrom('issuer_entry')
    .selectAll()
    .where('kind', '=', input.kind)
    .where('digest', '=', input.digest)
    .$if(can.rowLocks, (query) => query.forUpdate()),
)

const findBySecond = statement((db, input: { kind: Key['kind']; secondDigest: string }) =>
  db
    .selectFrom('issuer_entry')
    .selectAll()
    .where('kind', '=', input.kind)
    .where('second_digest', '=', input.secondDigest),
)

const lockBySecond = statement((db, input: { kind: Key['kind']; secondDigest: string }, can) =>
  db
    .selectFrom('issuer_entry')
    .selectAll()
    .where('kind', '=', input.kind)
    .where('second_digest', '=', input.secondDigest)
    .$if(can.rowLocks, (query) => query.forUpdate()),
)

const remove = statement((db, input: Key) =>
  db
    .deleteFrom('issuer_entry')
    .where('kind', '=', input.kind)
    .where('digest', '=', input.digest)
    .returning('digest'),
)

const removeFamily = statement((db, input: { family: string }) =>
  db.deleteFrom('issuer_entry').where('family', '=', input.family).where('kind', '=', 'refresh'),
)

const removeExpired = statement((db, input: { before: number }) =>
  db.deleteFrom('issuer_entry').where('expires_at', '<', input.before),
)

/** Keeps an entry, in place of an earlier one. */
export async function putIssuerEntry(transaction: Connection, entry: IssuerEntry): Promise<void> {
  const { used, data, ...rest } = entry
  await put.all(transaction, { ...rest, used: Number(used), data: JSON.stringify(data) })
}

/** The entry of a digest. */
export async function findIssuerEntry(
  connection: Connection,
  key: Key,
): Promise<IssuerEntry | undefined> {
  return readRow(await find.first(connection, key))
}

/** The entry of a digest, kept from every other writer until the transaction ends. */
export async function lockIssuerEntry(
  transaction: Connection,
  key: Key,
): Promise<IssuerEntry | undefined> {
  return readRow(await lock.first(transaction, key))
}

/** The entry of a second digest. */
export async function findIssuerEntryBySecond(
  connection: Connection,
  key: { kind: Key['kind']; secondDigest: string },
): Promise<IssuerEntry | undefined> {
  return readRow(await findBySecond.first(connection, key))
}

/** The same, kept from every other writer until the transaction ends. */
export async function lockIssuerEntryBySecond(
  transaction: Connection,
  key: { kind: Key['kind']; secondDigest: string },
): Promise<IssuerEntry | undefined> {
  return readRow(await lockBySecond.first(transaction, key))
}

/** Takes an entry away; true when it was there. */
export async function removeIssuerEntry(transaction: Connection, key: Key): Promise<boolean> {
  return (await remove.first(transaction, key)) !== undefined
}

/** Takes every refresh token of a family away. */
export async function removeIssuerFamily(transaction: Connection, family: string): Promise<void> {
  await removeFamily.all(transaction, { family })
}

/** Takes away what expired before a time. */
export async function removeExpiredIssuerEntries(
  transaction: Connection,
  before: number,
): Promise<void> {
  await removeExpired.all(transaction, { before })
}

type Row = NonNullable<Awaited<ReturnType<typeof find.first>>>

function readRow(row: Row | undefined): IssuerEntry | undefined {
  return (
    row && {
      kind: row.kind,
      digest: row.digest,
      secondDigest: row.second_digest,
      family: row.family,
      used: row.used === 1,
      data: JSON.parse(row.data) as unknown,
      expiresAt: row.expires_at,
    }
  )
}
