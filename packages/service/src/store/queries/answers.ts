import type { RequestIdentity } from '../command.ts'
import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'

type Key = Pick<RequestIdentity, 'partnerId' | 'requestId' | 'target'>

const claim = statement((db, input: RequestIdentity & { at: number }) =>
  db
    .insertInto('answer')
    .values({
      partner_id: input.partnerId,
      request_id: input.requestId,
      target: input.target,
      fingerprint: input.fingerprint,
      status: null,
      body: null,
      expires_at: input.expiresAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['partner_id', 'request_id', 'target'])
        .doUpdateSet((row) => ({
          fingerprint: row.ref('excluded.fingerprint'),
          status: null,
          body: null,
          expires_at: row.ref('excluded.expires_at'),
        }))
        .where('answer.expires_at', '<=', input.at),
    )
    .returning('request_id'),
)

const find = statement((db, input: Key) =>
  db
    .selectFrom('answer')
    .select(['fingerprint', 'status', 'body', 'expires_at'])
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target),
)

const fill = statement((db, input: Key & { status: number; body: string | null }) =>
  db
    .updateTable('answer')
    .set({ status: input.status, body: input.body })
    .where('partner_id', '=', input.partnerId)
    .where('request_id', '=', input.requestId)
    .where('target', '=', input.target),
)

/**
 * Takes a request id for this call. Answers false when it is taken and has not expired; where
 * writers run side by side this waits for the one that is still at work on it.
 */
export async function claimAnswer(
  transaction: Connection,
  request: RequestIdentity & { at: number },
): Promise<boolean> {
  return (await claim.first(transaction, request)) !== undefined
}

/** The answer stored under a request id. */
export function findAnswer(connection: Connection, key: Key) {
  return find.first(connection, key)
}

/** Stores the answer under a request id that was claimed before. */
export async function fillAnswer(
  transaction: Connection,
  answer: Key & { status: number; body: string | null },
): Promise<void> {
  await fill.all(transaction, answer)
}
