import type { Selectable } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { excluded, execute, findAll, statement } from '../statement.ts'

/** A reviewer who was seen. */
export interface ReviewerRecord {
  /** The person: tenant and object id. */
  readonly id: string
  readonly userPrincipalName: string
  /** The normalized user name. */
  readonly nameKey: string
  /** Null until known from a sign-in. */
  readonly displayName: string | null
  /** Epoch milliseconds of the service clock. */
  readonly seenAt: number
}

const find = statement((db, input: { id: string }) =>
  db.selectFrom('reviewer').selectAll().where('id', '=', input.id),
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
export const listReviewersCalled = findAll(
  (db, input: { nameKey: string; limit: number }) =>
    db
      .selectFrom('reviewer')
      .selectAll()
      .where('name_key', '=', input.nameKey)
      .orderBy('id')
      .limit(input.limit),
  readRow,
)

/** Records that a reviewer was seen. */
export const putReviewer = execute((db, input: ReviewerRecord) =>
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
        ...excluded('user_principal_name', 'name_key', 'seen_at'),
        display_name: row.fn.coalesce('excluded.display_name', 'reviewer.display_name'),
      })),
    ),
)

/** Reviewers seen since a time, most recent first. */
export const listReviewers = findAll(
  (db, input: { since: number; limit: number }) =>
    db
      .selectFrom('reviewer')
      .selectAll()
      .where('seen_at', '>=', input.since)
      .orderBy('seen_at', 'desc')
      .limit(input.limit),
  readRow,
)

function readRow(row: Selectable<Schema['reviewer']>): ReviewerRecord {
  return {
    id: row.id,
    userPrincipalName: row.user_principal_name,
    nameKey: row.name_key,
    displayName: row.display_name,
    seenAt: row.seen_at,
  }
}
