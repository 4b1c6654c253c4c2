import type { ErrorName } from '@accredit/contract'
import type { Answer, AnswerHeaders, RequestIdentity } from '../command.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { capabilitiesOf, statement } from '../statement.ts'

type Key = Pick<RequestIdentity, 'partnerId' | 'requestId' | 'target'>

/** An answer as stored. */
type Given = Pick<Schema['answer'], 'status' | 'headers' | 'body' | 'error'>

/** An earlier answer. */
export type StoredAnswer = Given & Pick<Schema['answer'], 'fingerprint' | 'expires_at'>

const find = statement((db, input: Key) =>
  db
    .selectFrom('answer')
    .select(['fingerprint', 'status', 'headers', 'body', 'error', 'expires_at'])
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target),
)

const hold = statement((db, input: Key) =>
  db
    .selectFrom('answer')
    .select('request_id')
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target)
    .forUpdate(),
)

const insert = statement((db, input: RequestIdentity & Given) =>
  db.insertInto('answer').values({
    partner_id: input.partnerId,
    request_id: input.requestId,
    target: input.target,
    fingerprint: input.fingerprint,
    status: input.status,
    headers: input.headers,
    body: input.body,
    error: input.error,
    expires_at: input.expiresAt,
  }),
)

const remove = statement((db, input: Key & { expiredBy: number }) =>
  db
    .deleteFrom('answer')
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target)
    .where('expires_at', '<=', input.expiredBy),
)

/** The answer stored under a request id, expired or not. */
export function findAnswer(connection: Connection, key: Key): Promise<StoredAnswer | undefined> {
  return find.first(connection, key)
}

/**
 * Stores the answer of a request. If another call has answered it meanwhile, the insert fails, and
 * the command's next run finds that answer.
 */
export async function keepAnswer(
  transaction: Connection,
  request: RequestIdentity,
  { status, headers, body, error }: Answer,
): Promise<void> {
  await insert.all(transaction, {
    ...request,
    status,
    headers: headers ? JSON.stringify(headers) : null,
    body: body ?? null,
    error: error ?? null,
  })
}

/**
 * Makes the next commit wait for whatever the answer's own commit waits for: the answer may be
 * visible before the standby has it, if that wait was interrupted. Where that is possible, a lock
 * counts as a write.
 */
export async function holdAnswer(transaction: Connection, key: Key): Promise<void> {
  if (capabilitiesOf(transaction).rowLocks) await hold.all(transaction, key)
}

/** Frees a request id whose answer has expired. */
export async function removeExpiredAnswer(
  transaction: Connection,
  key: Key & { expiredBy: number },
): Promise<void> {
  await remove.all(transaction, key)
}

/** Reads the answer stored under a request id. */
export function readAnswer({ status, headers, body, error }: StoredAnswer): Answer {
  return {
    status,
    ...(headers !== null && { headers: JSON.parse(headers) as AnswerHeaders }),
    body: body ?? undefined,
    ...(error !== null && { error: error as ErrorName }),
  }
}
