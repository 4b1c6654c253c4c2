import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

/** A reviewer who was seen. */
export interface ReviewerRecord {
  readonly userPrincipalName: string
  /** Null until a sign-in told it. */
  readonly displayName: string | null
  /** Epoch milliseconds of the service clock. */
  readonly seenAt: number
}

const find = statement((db, input: { id: string }) =>
  db.selectFrom('reviewer').selectAll().where('id', '=', input.id),
)

const put = statement((db, input: ReviewerRecord & { id: string }) =>
  db
    .insertInto('reviewer')
    .values({
      id: input.id,
      user_principal_name: input.userPrincipalName,
      display_name: input.displayName,
      seen_at: input.seenAt,
    })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        user_principal_name: row.ref('excluded.user_principal_name'),
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

/** A reviewer by his user name, in any case. */
export async function findReviewer(
  connection: Connection,
  userPrincipalName: string,
): Promise<ReviewerRecord | undefined> {
  const row = await find.first(connection, { id: userPrincipalName.toLowerCase() })
  return row && readRow(row)
}

/** Remembers that a reviewer was seen. */
export async function putReviewer(transaction: Connection, seen: ReviewerRecord): Promise<void> {
  await put.all(transaction, { ...seen, id: seen.userPrincipalName.toLowerCase() })
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
  userPrincipalName: row.user_principal_name,
  displayName: row.display_name,
  seenAt: row.seen_at,
})
