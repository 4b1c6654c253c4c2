import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import {
  contosoTenant,
  startTestService,
  until,
  type TestAnswer,
  type TestService,
} from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'
import { openDirectly, type DirectDatabase } from './support/direct-database.ts'
import { makeCustomers } from './support/make-customers.ts'

const at = (id: string) => `/v1/customers/${id}/qualifications`
const education = { qualification: 'Education', website: 'review.accredit.test' }
const denied = { qualification: 'Education', website: 'deny-not-an-academic-domain.accredit.test' }
const owned = { qualification: 'StateOwnedEntity' }
const gcc = (code: string) => ({ qualification: 'GovernmentCommunityCloud', validationCode: code })

/** Requests at the same moment, each with an id of its own: the rules alone decide. */
onEveryStore('of requests at the same moment', (makeStorage) => {
  let storage: TestStorage
  let database: DirectDatabase
  let service: TestService
  let token: string
  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage)
    database = await openDirectly(storage)
    token = await service.userToken()
  })
  after(async () => {
    await database[Symbol.asyncDispose]()
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  const ask = (id: string, body: object) => service.call('POST', at(id), { token, body })
  const together = (id: string, bodies: readonly object[]) =>
    Promise.all(bodies.map((body) => ask(id, body)))

  it('for Education, one starts the vetting', async () => {
    for (const id of await makeCustomers(database, 5)) {
      const answers = await together(
        id,
        Array.from({ length: 4 }, () => education),
      )
      assertOneWinner(answers, ['QualificationInReview'])
      const cases = await database.query(
        `select state from vetting_case where customer_id = '${id}'`,
      )
      assert.equal(cases.length, 1)
    }
  })

  it('for Education and GCC, one excludes the other', async () => {
    for (const [index, id] of (await makeCustomers(database, 6)).entries()) {
      const bodies = index % 2 ? [education, gcc('20002')] : [gcc('20002'), education]
      const answers = await together(id, bodies)
      const winner = assertOneWinner(answers, ['QualificationCombinationNotAllowed'])
      const { json } = await service.call('GET', at(id), { token })
      assert.deepEqual(
        json.map(({ qualification }: { qualification: string }) => qualification),
        [winner],
      )
    }
  })

  it('for Education and StateOwnedEntity, both are kept', async () => {
    for (const id of await makeCustomers(database, 3)) {
      const answers = await together(id, [education, owned])
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 201],
      )
      const { json } = await service.call('GET', at(id), { token })
      assert.deepEqual(
        json.map(({ qualification }: { qualification: string }) => qualification),
        ['Education', 'StateOwnedEntity'],
      )
    }
  })

  it('for the third and the fourth Education request, one is the third', async () => {
    for (const id of await makeCustomers(database, 4, { educationRequests: 2 })) {
      const answers = await together(id, [denied, denied, denied])
      assertOneWinner(answers, ['QualificationInReview', 'VerificationRequestLimitReached'])
      await until(
        async () => (await service.call('GET', at(id), { token })).json,
        ([record]) => record.vettingStatus === 'Denied',
        'the denial',
      )
      const fourth = await ask(id, denied)
      assert.equal(fourth.json.errorName, 'VerificationRequestLimitReached')
      const cases = await database.query(`select 1 from vetting_case where customer_id = '${id}'`)
      assert.equal(cases.length, 3)
    }
  })

  it('for a code with five creates left, five of eight customers get it', async () => {
    const ids = await makeCustomers(database, 8)
    const answers = await Promise.all(ids.map((id) => ask(id, gcc('67890'))))
    assert.equal(answers.filter(({ status }) => status === 201).length, 5)
    for (const { status, json } of answers) {
      if (status !== 201) assert.equal(json.errorName, 'ValidationCodeExhausted')
    }
    const { json } = await service.call('GET', '/v1/customers/all/validations', { token })
    const code = json.find(({ validationId }: { validationId: string }) => validationId === '67890')
    assert.equal(code.remainingCreates, 0)
  })

  it('for one customer and one code, one create is spent', async () => {
    const [id = ''] = await makeCustomers(database, 1)
    const left = async () =>
      (
        await database.query(
          `select remaining_creates as left_over from validation_code
           where partner_id = '${contosoTenant}' and id = '12345'`,
        )
      )[0].left_over as number
    const earlier = await left()
    const answers = await together(
      id,
      Array.from({ length: 4 }, () => gcc('12345')),
    )
    assertOneWinner(answers, ['QualificationAlreadySet'])
    assert.equal(await left(), earlier - 1)
  })

  it('spread over many customers and one code, none waits for ever', async () => {
    const ids = await makeCustomers(database, 10)
    const answers = await Promise.all(
      ids.flatMap((id) => [ask(id, gcc('20002')), ask(id, owned), ask(id, gcc('20002'))]),
    )
    assert.equal(answers.filter(({ status }) => status === 201).length, 20)
    assert.equal(answers.filter(({ status }) => status === 409).length, 10)
  })

  it('each accepted write leaves one record of what was done', async () => {
    const [id = ''] = await makeCustomers(database, 1)
    const answers = await together(id, [owned, owned, education, education, gcc('20002'), owned])
    const accepted = answers.filter(({ status }) => status === 201).length
    const records = await database.query(
      `select 1 from audit_record where customer_id = '${id}' and user_principal_name is not null`,
    )
    assert.equal(records.length, accepted)
  })

  // Last: it looks at what all of them have left behind.
  it('the data is whole, whoever has won', () => assertInvariants(database))
})

/** One was accepted, and all others were refused in one of these ways. */
function assertOneWinner(answers: readonly TestAnswer[], refusals: readonly string[]): string {
  const winners = answers.filter(({ status }) => status === 201)
  assert.equal(winners.length, 1, answers.map(({ text }) => text).join('\n'))
  for (const { status, json, text } of answers) {
    if (status !== 201) assert.ok(refusals.includes(json.errorName), text)
  }
  return winners[0]?.json.qualification
}

/** Asserts what must hold of the data whoever won. */
async function assertInvariants(database: DirectDatabase): Promise<void> {
  const codes = await database.query(
    `select c.id, c.max_creates, c.remaining_creates,
       (select count(*) from code_redemption r
        where r.partner_id = c.partner_id and r.code_id = c.id) as used
     from validation_code c where c.max_creates is not null`,
  )
  assert.ok(codes.length >= 3, `${codes.length} codes with a limit`)
  for (const { id, max_creates, remaining_creates, used } of codes) {
    // The only customer of code 10001 is gone since.
    const gone = id === '10001' ? 1 : 0
    assert.equal(Number(used) + gone + remaining_creates, max_creates, `code ${id}`)
  }
  const both = await database.query(
    `select a.customer_id from qualification a join qualification b
       on a.partner_id = b.partner_id and a.customer_id = b.customer_id
     where a.type = 'Education' and a.vetting_status <> 'Denied'
       and b.type = 'GovernmentCommunityCloud'`,
  )
  assert.deepEqual(both, [])
  const tooMany = await database.query(
    `select customer_id from vetting_case group by customer_id having count(*) > 3`,
  )
  assert.deepEqual(tooMany, [])
  const unaccounted = await database.query(
    `select id from customer c where relationship = 'reseller' and (
       select count(*) from qualification q
       where q.partner_id = c.partner_id and q.customer_id = c.id
         and not exists (
           select 1 from audit_record a
           where a.partner_id = c.partner_id and a.customer_id = c.id)) > 0`,
  )
  assert.deepEqual(unaccounted, [])
}
