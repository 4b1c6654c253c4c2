import assert from 'node:assert/strict'
import { after, before, it } from 'node:test'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { onEveryStore, type TestStorage } from '../support/stores.ts'

const deepArray = '['.repeat(6_000) + ']'.repeat(6_000)
const deepObject = `${'{"a":'.repeat(6_000)}1${'}'.repeat(6_000)}`
const filter = (text: string) => `filter=${text.replaceAll('"', '%22')}`
const place = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const id = customer('01')

/** Requests that were once answered with a fault, or could be; each with what it is answered now. */
const reads: [what: string, path: string, status: number][] = [
  [
    'a filter whose operator is nested six thousand deep',
    `/v1/customers?${filter(`{"Field":"CompanyName","Value":"a","Operator":${deepArray}}`)}`,
    400,
  ],
  [
    'a filter whose field is nested six thousand deep, twice',
    `/v1/customers?${filter(`{"Field":${deepArray},"FIELD":${deepArray}}`)}`,
    400,
  ],
  [
    'such a filter of the activity log',
    `/v1/auditrecords?${filter(`{"Field":${deepArray},"Value":"a","Operator":"equals"}`)}`,
    400,
  ],
  [
    'a place in the list whose id only looks like one',
    `/accredit/v1/customers?after=${place(['name', 'a', '-'.repeat(36)])}`,
    400,
  ],
  [
    'a place in the list whose name has a NUL',
    `/accredit/v1/customers?after=${place(['name', 'a\0', id])}`,
    400,
  ],
  [
    'a place in the list whose name is half a sign',
    `/accredit/v1/customers?after=${place(['name', '\ud800', id])}`,
    400,
  ],
  ['a search with a NUL', '/accredit/v1/customers?search=a%00', 400],
  ['a search with bytes of no text', '/accredit/v1/customers?search=%ff%fe', 200],
  ['a search with what the database reads as a pattern', '/accredit/v1/customers?search=%25_', 200],
  ['an assignee with a NUL', '/vetting/v1/cases?assignee=a%00', 400],
  [
    'a case whose place is not of this world',
    `/vetting/v1/cases?after=9999999999999999.${id}`,
    200,
  ],
  ['an audit id of another age', `/auditactivity/v1/auditrecords/${id}_x_9999999999999999999`, 404],
]

onEveryStore('what fuzzing has found', (makeStorage) => {
  let storage: TestStorage
  let service: TestService
  let tokens: { partner: string; reviewer: string }

  before(async () => {
    storage = await makeStorage()
    service = await startTestService(storage)
    tokens = {
      partner: await service.userToken(),
      reviewer: await service.userToken('reviewer1@vetting.accredit.test'),
    }
  })

  after(async () => {
    await service.stop()
    await storage[Symbol.asyncDispose]()
  })

  for (const [what, path, status] of reads) {
    it(`${what} is answered ${status}`, async () => {
      const token = path.startsWith('/vetting') ? tokens.reviewer : tokens.partner
      const answer = await service.call('GET', path, { token })
      assert.equal(answer.status, status, answer.text)
    })
  }

  it('a tenant that is too long is refused at the address of sign-in, a browser’s request included', async () => {
    const path = `/${'a'.repeat(1_200)}/.well-known/openid-configuration`
    const answer = await service.call('GET', path, { headers: { accept: 'text/html' } })
    assert.deepEqual([answer.status, answer.json.errorName], [400, 'RequestTooLarge'])
  })

  it('headers over their limit are answered like everything else, with ids', async () => {
    const headers = { 'x-long': 'y'.repeat(33_000) }
    const path = `/v1/customers/${id}/qualifications`
    const answer = await service.call('GET', path, { token: tokens.partner, headers })
    assert.deepEqual([answer.status, answer.json.errorName], [400, 'RequestTooLarge'])
  })

  for (const body of [deepArray, deepObject, `{"advance":${deepArray}}`]) {
    it(`a sandbox control nested six thousand deep is refused: ${body.slice(0, 20)}`, async () => {
      for (const [method, path] of [
        ['POST', 'clock'],
        ['PUT', 'faults'],
        ['POST', 'customers'],
      ] as const) {
        const { status } = await service.call(method, `/sandbox/v1/${path}`, { body })
        assert.ok(status === 400 || status === 401, `${path}: ${status}`)
      }
    })
  }

  it('the journal shows requests that are nested too deep, without a fault', async () => {
    const path = `/v1/customers/${id}/qualifications`
    for (const body of [deepArray, deepObject, `{"qualification":${deepArray}}`]) {
      const refused = await service.call('POST', path, { token: tokens.partner, body })
      assert.equal(refused.status, 400)
    }
    const { status } = await service.call('GET', '/sandbox/v1/journal')
    assert.equal(status, 200)
  })

  it('notes and names with signs that a database refuses are refused before it', async () => {
    const { json } = await service.call('GET', '/vetting/v1/cases', { token: tokens.reviewer })
    const path = `/vetting/v1/cases/${json.items[0].id}`
    for (const text of ['a\0b', '\u0001']) {
      for (const [step, body] of [
        ['notes', { text }],
        ['decision', { verdict: 'approve', publicNote: text }],
        ['decision', { verdict: 'approve', privateNote: text }],
        ['assignment', { assignee: `${text}@vetting.accredit.test` }],
      ] as const) {
        const headers = { 'if-match': '"1"' }
        const call = { token: tokens.reviewer, body, headers }
        const answer = await service.call('POST', `${path}/${step}`, call)
        assert.equal(answer.status, 400, `${step} ${JSON.stringify(body)}: ${answer.text}`)
        assert.equal(answer.json.errorName, 'InvalidRequestInput')
      }
    }
    const note = { token: tokens.reviewer, body: { text: 'one\r\n\ttwo \ud800' } }
    assert.equal((await service.call('POST', `${path}/notes`, note)).status, 201)
  })
})
