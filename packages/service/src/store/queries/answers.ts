import type { RequestIdentity } from '../command.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { capabilitiesOf, statement, type Builder } from '../statement.ts'

type Key = Pick<RequestIdentity, 'partnerId' | 'requestId' | 'target'>

/** Stored answer. */
type Given = { status: number; body: string | null }

/** An answer that was given before. */
export type StoredAnswer = Pick<Schema['answer'], 'fingerprint' | 'status' | 'body' | 'expires_at'>

const claim = statement((db, input: RequestIdentity & { at: number }) =>
  insertAnswer(db, input, { status: null, body: null }, input.at).returning('request_id'),
)

const find = statement((db, input: Key) =>
  db
    .selectFrom('answer')
    .select(['fingerprint', 'status', 'body', 'expires_at'])
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target),
)

const fill = statement((db, input: Key & Given) =>
  db
    .updateTable('answer')
    .set({ status: input.status, body: input.body })
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target),
)

const put = statement((db, input: RequestIdentity & Given) => insertAnswer(db, input, input))

/** Puts an answer under a request id, in place of one that is there, or only of one expired by then. */
function insertAnswer(
  db: Builder,
  request: RequestIdentity,
  { status, body }: Given | { status: null; body: null },
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
      body,
      expires_at: request.expiresAt,
    })
    .onConflict((conflict) => {
      const replaced = conflict
        .columns(['partner_id', 'request_id', 'target'])
        .doUpdateSet((row) => ({
          fingerprint: row.ref('excluded.fingerprint'),
          status: row.ref('excluded.status'),
          body: row.ref('excluded.body'),
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
  answer: RequestIdentity & Given,
): Promise<void> {
  const { rowLocks } = capabilitiesOf(transaction)
  await (rowLocks ? fill : put).all(transaction, answer)
}
