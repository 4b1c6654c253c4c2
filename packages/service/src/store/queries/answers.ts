import type { ErrorName } from '@accredit/contract'
import type { Answer, AnswerHeaders, RequestIdentity } from '../command.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { capabilitiesOf, statement, type Builder } from '../statement.ts'

type Key = Pick<RequestIdentity, 'partnerId' | 'requestId' | 'target'>

/** Stored answer; without a status, the request is not answered yet. */
type Given = Pick<Schema['answer'], 'status' | 'headers' | 'body' | 'error'>

const nothing: Given = { status: null, headers: null, body: null, error: null }

/** An answer that was given before. */
export type StoredAnswer = Given & Pick<Schema['answer'], 'fingerprint' | 'expires_at'>

const claim = statement((db, input: RequestIdentity & { at: number }) =>
  insertAnswer(db, input, nothing, input.at).returning('request_id'),
)

const find = statement((db, input: Key) =>
  db
    .selectFrom('answer')
    .select(['fingerprint', 'status', 'headers', 'body', 'error', 'expires_at'])
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target),
)

const fill = statement((db, input: Key & Given) =>
  db
    .updateTable('answer')
    .set({
      status: input.status,
      headers: input.headers,
      body: input.body,
      error: input.error,
    })
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target),
)

const put = statement((db, input: RequestIdentity & Given) => insertAnswer(db, input, input))

/** Puts an answer under a request id, in place of one that is there, or only of one expired by then. */
function insertAnswer(
  db: Builder,
  request: RequestIdentity,
  { status, headers, body, error }: Given,
  expiredBy?: number,
) {
  return db
    .insertInto('answer')
    .values({
      partner_id: request.partnerId,
      request_id: request.requestId,
      target: request.target,
      fingerprint: request.fingerprint,
      status,
      headers,
      body,
      error,
      expires_at: request.expiresAt,
    })
    .onConflict((conflict) => {
      const replaced = conflict
        .columns(['partner_id', 'request_id', 'target'])
        .doUpdateSet((row) => ({
          fingerprint: row.ref('excluded.fingerprint'),
          status: row.ref('excluded.status'),
          headers: row.ref('excluded.headers'),
          body: row.ref('excluded.body'),
          error: row.ref('excluded.error'),
          expires_at: row.ref('excluded.expires_at'),
        }))
      return expiredBy === undefined
        ? replaced
        : replaced.where('answer.expires_at', '<=', expiredBy)
    })
}

/**
 * Takes a request id for this call, until the transaction ends. Where writers run side by side this
 * writes, so that another call with the id waits; where there is one writer, looking is enough.
 * @returns what is stored under the id, when it is taken and has not expired
 */
export async function claimAnswer(
  transaction: Connection,
  request: RequestIdentity & { at: number },
): Promise<StoredAnswer | undefined> {
  if (!capabilitiesOf(transaction).rowLocks) {
    const stored = await findAnswer(transaction, request)
    return stored && stored.expires_at > request.at ? stored : undefined
  }
  if (await claim.first(transaction, request)) return undefined
  const stored = await findAnswer(transaction, request)
  if (!stored) throw new Error('a claimed answer is missing')
  return stored
}

/** The answer stored under a request id. */
export function findAnswer(connection: Connection, key: Key): Promise<StoredAnswer | undefined> {
  return find.first(connection, key)
}

/** Stores the answer under a request id that was claimed before, in the same transaction. */
export async function keepAnswer(
  transaction: Connection,
  request: RequestIdentity,
  { status, headers, body, error }: Answer,
): Promise<void> {
  const { rowLocks } = capabilitiesOf(transaction)
  await (rowLocks ? fill : put).all(transaction, {
    ...request,
    status,
    headers: headers ? JSON.stringify(headers) : null,
    body: body ?? null,
    error: error ?? null,
  })
}

/** Reads what was answered under a request id; undefined where nothing was yet. */
export function readAnswer({ status, headers, body, error }: StoredAnswer): Answer | undefined {
  if (status === null) return undefined
  return {
    status,
    ...(headers !== null && { headers: JSON.parse(headers) as AnswerHeaders }),
    body: body ?? undefined,
    ...(error !== null && { error: error as ErrorName }),
  }
}
