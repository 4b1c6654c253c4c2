import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { DirectDatabase } from '../main/support/direct-database.ts'
import { call, until, type TestAnswer } from '../support/service.ts'

/** A write that is sent until it is answered for good, always under the same request id. */
export interface Write {
  readonly customerId: string
  readonly requestId: string
  readonly body: { readonly qualification: string; readonly website?: string }
  /** The first answer that was not "come again". */
  answer?: { readonly status: number; readonly text: string }
}

/** Callers that write all the time, and come again when they are told to. */
export interface Load {
  readonly writes: readonly Write[]
  /** Number of answers that told a caller to retry. */
  refused(): number
  /** Resolves when so many writes were answered in all. */
  answered(count: number): Promise<void>
  /** Resolves when callers were told to come again so many times in all. */
  told(count: number): Promise<void>
  /** Resolves when every write was answered. */
  done(): Promise<void>
}

const atOnce = 8

/** Starts callers on customers that have no qualification. */
export function startLoad(url: string, token: string, customerIds: readonly string[]): Load {
  const writes: Write[] = customerIds.map((customerId, index) => ({
    customerId,
    requestId: randomUUID(),
    body:
      index % 3 === 0
        ? { qualification: 'StateOwnedEntity' }
        : { qualification: 'Education', website: 'approve.accredit.test' },
  }))
  let refused = 0
  const waiting = [...writes]
  const isAnswered = ({ answer }: Write) => answer !== undefined
  const sendNext = async (): Promise<void> => {
    for (let write = waiting.shift(); write; write = waiting.shift()) {
      while (!isAnswered(write)) {
        const answer = await send(url, token, write)
        if (answer.status !== 503) {
          write.answer = { status: answer.status, text: answer.text }
          continue
        }
        assertComeAgain(answer)
        refused += 1
        // A shorter wait than it asks for, so that the test is over sooner.
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    }
  }
  const all = Promise.all(Array.from({ length: atOnce }, sendNext))
  // A caller that fails is told of by `done`, and not before.
  all.catch(() => undefined)
  const reach = async (look: () => number, count: number, what: string) => {
    const reached = until(
      async () => look(),
      (seen) => seen >= count,
      `${count} ${what}`,
    )
    await Promise.race([reached, all])
    assert.ok(look() >= count, `${look()} ${what}, and the load is over`)
  }
  return {
    writes,
    refused: () => refused,
    answered: (count) => reach(() => writes.filter(isAnswered).length, count, 'answered'),
    told: (count) => reach(() => refused, count, 'told to come again'),
    done: async () => void (await all),
  }
}

export function send(url: string, token: string, write: Write): Promise<TestAnswer> {
  const { body, customerId, requestId } = write
  const path = `/v1/customers/${customerId}/qualifications`
  return call(url, 'POST', path, { token, requestId, body })
}

/** Asserts the contract's answer while the store is unavailable. */
export function assertComeAgain(answer: TestAnswer): void {
  assert.equal(answer.status, 503, answer.text)
  assert.match(answer.headers.get('retry-after') ?? '', /^[1-9]\d*$/)
  assert.equal(answer.json.code, 800003)
  assert.equal(answer.json.errorName, 'ServiceUnavailable')
}

/** Every write was answered 201, is there once, has one verdict, and is answered alike again. */
export async function assertExactlyOnce(
  database: DirectDatabase,
  service: { readonly url: string; readonly token: string },
  writes: readonly Write[],
): Promise<void> {
  await untilWorked(database)
  const count = async (what: string) => Number((await database.query(what))[0].found)
  for (const write of writes) {
    const { answer, body, customerId } = write
    assert.equal(answer?.status, 201, answer?.text)
    const again = await send(service.url, service.token, write)
    assert.deepEqual({ status: again.status, text: again.text }, answer)

    const of = (table: string) =>
      count(`select count(*) as found from ${table} where customer_id = '${customerId}'`)
    const isVetted = body.qualification === 'Education'
    assert.equal(await of('qualification'), 1)
    assert.equal(await of('vetting_case'), isVetted ? 1 : 0)
    assert.equal(await of('audit_record'), isVetted ? 2 : 1)
    assert.equal(await of('event'), 2)
    const kinds = await database.query(
      `select kind from case_entry join vetting_case on vetting_case.id = case_id
        where customer_id = '${customerId}' order by case_entry.seq`,
    )
    assert.deepEqual(
      kinds.map(({ kind }) => kind),
      isVetted ? ['examined', 'shown'] : [],
    )
  }
}

/** The worker has decided all cases, and the sealer has sealed the activity log. */
export async function untilWorked(database: DirectDatabase): Promise<void> {
  const none = async (what: string, sql: string) =>
    until(
      () => database.query(sql),
      (rows) => Number(rows[0].found) === 0,
      what,
    )
  await none(
    'the last verdict',
    `select count(*) as found from vetting_case where state in ('waiting', 'examining')`,
  )
  await none(
    'the last seal',
    `select count(*) as found from audit_record
      where not exists (select 1 from audit_seal where audit_seal.seq = audit_record.seq)`,
  )
}
