import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

/** A reviewer who was seen. */
export interface ReviewerRecord {
  /** The person: tenant and object id. */
  readonly id: string
  readonly userPrincipalName: string
  /** The user name as it is looked up. */
  readonly nameKey: string
  /** Null until a sign-in told it. */
  readonly displayName: string | null
  /** Epoch milliseconds of the service clock. */
  readonly seenAt: number
}

const find = statement((db, input: { id: string }) =>
  db.selectFrom('reviewer').selectAll().where('id', '=', input.id),
)

const listByName = statement((db, input: { nameKey: string; limit: number }) =>
  db
    .selectFrom('reviewer')
    .selectAll()
    .where('name_key', '=', input.nameKey)
    .orderBy('id')
    .limit(input.limit),
)

const put = statement((db, input: ReviewerRecord) =>
  db
    .insertInto('reviewer')
    .values({
      id: input.id,
      user_principal_name: input.userPrincipalName,
      name_key: input.nameKey,
      display_name: input.displayName,
      seen_at: input.seenAt,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        user_principal_name: row.ref('excluded.user_principal_name'),
        name_key: row.ref('excluded.name_key'),
        display_name: row.fn.coalesce('excluded.display_name', 'reviewer.display_name'),
        seen_at: row.ref('excluded.seen_at'),
      })),
    ),
)

const listSince = statement((db, input: { since: number; limit: number }) =>
  db
    .selectFrom('reviewer')
    .selectAll()
    .where('seen_at', '>=', input.since)
    .orderBy('seen_at', 'desc')
    .limit(input.limit),
)

/** A reviewer by the person's id. */
export async function findReviewer(
  connection: Connection,
  id: string,
): Promise<ReviewerRecord | undefined> {
  const row = await find.first(connection, { id })
  return row && readRow(row)
}

/** The reviewers with a user name: more than one person may have had it. */
export async function listReviewersCalled(
  connection: Connection,
  wanted: { nameKey: string; limit: number },
): Promise<ReviewerRecord[]> {
  return (await listByName.all(connection, wanted)).map(readRow)
}

/** Remembers that a reviewer was seen. */
export async function putReviewer(transaction: Connection, seen: ReviewerRecord): Promise<void> {
  await put.all(transaction, seen)
}

/** The reviewers who were seen since a time, who was seen last first. */
export async function listReviewers(
  connection: Connection,
  wanted: { since: number; limit: number },
): Promise<ReviewerRecord[]> {
  return (await listSince.all(connection, wanted)).map(readRow)
}

type Row = NonNullable<Awaited<ReturnType<typeof find.first>>>

const readRow = (row: Row): ReviewerRecord => ({
  id: row.id,
  userPrincipalName: row.user_principal_name,
  nameKey: row.name_key,
  displayName: row.display_name,
  seenAt: row.seen_at,
})
