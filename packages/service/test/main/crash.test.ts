import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { it } from 'node:test'
import { call, contosoTenant, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { openDirectly, type DirectDatabase } from './support/direct-database.ts'
import { makeCustomers } from './support/make-customers.ts'
import { startServerProcess, type ServerProcess } from './support/server-process.ts'

// One kill each; the long tests kill by the hundred.
const rounds = 1
const perRound = 64
// It dies after one of these answers, while more writes wait than it can answer until then.
const lastAnswer = 20
const atOnce = 8

/** A write on its way, and what came back before the service died. */
interface Write {
  readonly path: string
  readonly requestId: string
  readonly body: object
  sent?: true
  answer?: { readonly status: number; readonly text: string }
}

const bodies = [
  { qualification: 'Education', website: 'approve.accredit.test' },
  { qualification: 'Education', website: 'deny-not-an-academic-domain.accredit.test' },
  { qualification: 'StateOwnedEntity' },
  { qualification: 'GovernmentCommunityCloud', validationCode: '20002' },
] as const

onEveryStore('a service that is killed', (makeStorage, dialect) => {
  it('loses nothing that it acknowledged, and repeats its answers', async (test) => {
    const random = numbersFrom(dialect === 'sqlite' ? 7 : 11)
    await using storage = await makeStorage()
    const options = { ACCREDIT_VETTING_DELAY: 'PT0S' }
    let server = await startServerProcess(storage, options)
    test.after(() => server.kill())
    await using database = await openDirectly(storage)
    const ids = await makeCustomers(database, rounds * perRound)
    const writes: Write[] = []
    let acknowledged = 0
    let underWay = 0

    for (let round = 0; round < rounds; round += 1) {
      const fresh = ids.splice(0, perRound).map((id) => ({
        path: `/v1/customers/${id}/qualifications`,
        requestId: randomUUID(),
        body: pick(bodies, random),
      }))
      writes.push(...fresh)
      await sendUntilKilled(server, fresh, 1 + Math.floor(random() * lastAnswer))
      acknowledged += fresh.filter(({ answer }: Write) => answer).length
      underWay += fresh.filter(({ sent, answer }: Write) => sent && !answer).length
      server = await startServerProcess(storage, options)
      // The dead worker's case is free when its lease expires.
      await advance(server, 'PT2M')
      await assertKept(server, writes)
    }
    assert.ok(acknowledged >= rounds, 'some were acknowledged')
    assert.ok(underWay >= rounds, 'some were under way when the service died')

    await untilAllDecided(database)
    await assertOnce(database, writes)
  })

  it('in the middle of vetting gives each case one verdict', async (test) => {
    const random = numbersFrom(dialect === 'sqlite' ? 3 : 5)
    await using storage = await makeStorage()
    const options = { ACCREDIT_VETTING_DELAY: 'PT1H' }
    let server = await startServerProcess(storage, options)
    test.after(() => server.kill())
    await using database = await openDirectly(storage)
    const writes: Write[] = []
    for (const id of await makeCustomers(database, 40)) {
      writes.push({
        path: `/v1/customers/${id}/qualifications`,
        requestId: randomUUID(),
        body: pick(bodies.slice(0, 2), random),
      })
    }
    const { url, token } = server
    await Promise.all(writes.map((write) => send(url, token, write)))
    assert.ok(writes.every(({ answer }) => answer?.status === 201))

    const inState = async (states: string) =>
      Number(
        (
          await database.query(
            `select count(*) as found from vetting_case where state in (${states})`,
          )
        )[0].found,
      )
    const seeded = await inState(`'shown'`)
    // It dies once with the cases in its hands, and once when the first verdicts are there.
    const moments = [
      async () => (await inState(`'examining', 'shown'`)) > seeded,
      async () => (await inState(`'shown'`)) > seeded,
    ]
    for (const moment of moments) {
      const advanced = advance(server, 'PT2H').catch(() => undefined)
      await until(moment, (come) => come, 'the moment')
      await server.kill()
      await advanced
      server = await startServerProcess(storage, options)
    }
    await advance(server, 'PT2H')
    await untilAllDecided(database)
    await assertOnce(database, writes)
  })
})

/** Sends the writes, some at a time, until the service is dead; it is killed after so many answers. */
async function sendUntilKilled(
  server: ServerProcess,
  writes: readonly Write[],
  answers: number,
): Promise<void> {
  const waiting = [...writes]
  let answered = 0
  let killed: Promise<void> | undefined
  const sendNext = async (): Promise<void> => {
    for (let write = waiting.shift(); write; write = waiting.shift()) {
      await send(server.url, server.token, write).catch(() => undefined)
      if (!write.answer) return
      answered += 1
      if (answered >= answers) killed ??= server.kill()
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sendNext))
  await (killed ?? server.kill())
}

async function send(url: string, token: string, write: Write): Promise<void> {
  const { path, requestId, body } = write
  write.sent = true
  const { status, text } = await call(url, 'POST', path, { token, requestId, body })
  write.answer = { status, text }
}

/** Each write that was answered is answered alike; each other one can be sent again. */
async function assertKept({ url, token }: ServerProcess, writes: readonly Write[]): Promise<void> {
  const assertOneKept = async (write: Write) => {
    const before = write.answer
    await send(url, token, write)
    assert.equal(write.answer?.status, 201, write.answer?.text)
    if (before) assert.deepEqual(write.answer, before)
    const { json } = await call(url, 'GET', write.path, { token })
    assert.equal(json.length, 1)
    assert.equal(json[0].qualification, (write.body as { qualification: string }).qualification)
  }
  await Promise.all(writes.map(assertOneKept))
}

async function advance({ url }: ServerProcess, duration: string): Promise<void> {
  const body = { advance: duration }
  const answer = await call(url, 'POST', '/sandbox/v1/clock', { body })
  assert.equal(answer.status, 200)
}

async function untilAllDecided(database: DirectDatabase): Promise<void> {
  await until(
    () => database.query(`select id from vetting_case where state in ('waiting', 'examining')`),
    (open) => open.length === 0,
    'the last verdict',
  )
}

/** Each write happened once, and each case has one verdict. */
async function assertOnce(database: DirectDatabase, writes: readonly Write[]): Promise<void> {
  for (const { path, body } of writes) {
    const id = path.split('/')[3] ?? ''
    const of = `where partner_id = '${contosoTenant}' and customer_id = '${id}'`
    const vetted = 'website' in body
    const cases = await database.query(`select id, state, verdict from vetting_case ${of}`)
    assert.equal(cases.length, vetted ? 1 : 0)
    const audit = await database.query(`select 1 from audit_record ${of}`)
    assert.equal(audit.length, vetted ? 2 : 1)
    const events = await database.query(`select type from event ${of} order by seq`)
    assert.deepEqual(
      events.map(({ type }) => type),
      [
        'qualification.requested',
        ...('validationCode' in body ? ['code.redeemed'] : []),
        cases[0]?.verdict === 'deny' ? 'qualification.denied' : 'qualification.approved',
      ],
    )
    for (const found of cases) {
      const kinds = await database.query(
        `select kind from case_entry where case_id = '${found.id}' order by seq`,
      )
      assert.deepEqual(
        kinds.map(({ kind }) => kind),
        ['examined', 'shown'],
      )
    }
    const redeemed = await database.query(`select 1 from code_redemption ${of}`)
    assert.equal(redeemed.length, 'validationCode' in body ? 1 : 0)
  }
}

function pick<T>(choices: readonly T[], random: () => number): T {
  return choices[Math.floor(random() * choices.length)] as T
}

/** Random numbers from 0 to 1, the same ones at each run. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
