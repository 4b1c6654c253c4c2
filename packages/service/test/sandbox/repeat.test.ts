import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { call, customer, signInAt, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { controls } from './controls.ts'

const path = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`

onEveryStore('a request in the journal', (makeStorage) => {
  it('names the case that it opened', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { vettingDelay: 'PT48H' })
    const token = await service.userToken()
    // Two requests of one correlation id are two cases.
    const correlationId = randomUUID().toUpperCase()
    const body = { qualification: 'Education' }
    for (const digits of ['01', '02']) {
      await service.call('POST', path(digits), { token, body, correlationId })
    }
    await service.call('GET', path('01'), { token, correlationId })
    const { journal, send } = controls(service)
    const { entries } = (await journal()).json
    const read = async ({ id }: { id: string }) => (await send('GET', `journal/${id}`)).json
    const [first, second, third] = await Promise.all(entries.map(read))
    assert.equal(entries[0].caseId, undefined)
    assert.notEqual(first.caseId, second.caseId)
    const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
    for (const [{ caseId }, digits] of [
      [first, '01'],
      [second, '02'],
    ]) {
      const { json } = await service.call('GET', `/vetting/v1/cases/${caseId}`, { token: reviewer })
      assert.equal(json.customer.id, customer(digits))
    }
    assert.equal(third.caseId, undefined)
    assert.deepEqual({ ...first, caseId: undefined }, { ...entries[0], caseId: undefined })
  })
})

describe('a request that is sent again', () => {
  it('is sent again with the same id and has its effect once, with a new one twice', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const { journal, send } = controls(service)
    const body = { qualification: 'GovernmentCommunityCloud' }
    const requestId = randomUUID()
    const first = await service.call('POST', `${path('01')}?code=67890`, { token, body, requestId })
    assert.equal(first.status, 201, first.text)
    const [{ id, correlationId }] = (await journal()).json.entries
    const repeat = async (how: 'same' | 'new') =>
      (await send('POST', `journal/${id}/repeat`, { requestId: how }, token)).json
    const same = await repeat('same')
    // Sent with the code itself, though nobody is shown it.
    assert.deepEqual([same.status, same.requestId], [201, requestId])
    assert.deepEqual([same.query, same.received], ['code=…90', body])
    assert.equal(same.user, 'admin@contoso.onmicrosoft.com')
    assert.notEqual(same.correlationId, correlationId)
    const other = await repeat('new')
    assert.notEqual(other.requestId, requestId)
    assert.deepEqual([other.status, other.refusal.errorName], [409, 'QualificationAlreadySet'])
    assert.equal((await journal()).json.found, 3)
    const codes = await service.call('GET', '/v1/customers/all/validations', { token })
    const spent = codes.json.find((each: { validationId: string }) => each.validationId === '67890')
    assert.equal(spent.remainingCreates, 4)
  })

  it('meets the faults of its kind, also one that ends its connection', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    await service.call('GET', path('01'), { token })
    const { journal, send, putFaults } = controls(service)
    const [{ id }] = (await journal()).json.entries
    await putFaults({ operation: 'getQualifications', cut: true, when: 'after' })
    const lost = (await send('POST', `journal/${id}/repeat`, { requestId: 'new' }, token)).json
    assert.deepEqual([lost.status, lost.fault.cut], [undefined, true])
    await putFaults({ operation: 'getQualifications', status: 503 })
    const busy = (await send('POST', `journal/${id}/repeat`, { requestId: 'new' }, token)).json
    assert.equal(busy.status, 503)
  })

  it('is sent as whoever asks for it, also as nobody', async () => {
    await using service = await startTestService(undefined)
    const { journal, send } = controls(service)
    await service.call('GET', path('01'), { token: await service.userToken() })
    const [{ id }] = (await journal()).json.entries
    const nobody = await send('POST', `journal/${id}/repeat`, { requestId: 'new' })
    assert.deepEqual([nobody.json.status, nobody.json.user], [401, undefined])
    const token = await service.userToken('sales@contoso.onmicrosoft.com')
    const sales = await send('POST', `journal/${id}/repeat`, { requestId: 'new' }, token)
    assert.deepEqual([sales.json.status, sales.json.user], [200, 'sales@contoso.onmicrosoft.com'])
  })

  it('goes to the named sandbox that received it, and to no other', async () => {
    await using service = await startTestService(undefined)
    const { baseUrl } = (await controls(service).send('POST', 'sandboxes', { name: 'run-17' })).json
    const named = controls({ ...service, url: baseUrl })
    const token = await signInAt(baseUrl).userToken()
    await call(baseUrl, 'GET', path('01'), { token })
    const [{ id }] = (await named.journal()).json.entries
    const repeat = { requestId: 'new' }
    const repeated = await named.send('POST', `journal/${id}/repeat`, repeat, token)
    assert.deepEqual([repeated.json.status, repeated.json.path], [200, path('01')])
    assert.equal((await named.journal()).json.found, 2)
    assert.equal((await controls(service).journal()).json.found, 0)
  })

  it('cannot be sent again when it is gone, or was too long to be kept', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    await service.call('POST', path('01'), { token, body: { qualification: 'x'.repeat(20_000) } })
    const { journal, send } = controls(service)
    const [{ id }] = (await journal()).json.entries
    for (const [entry, body, field] of [
      [id, { requestId: 'new' }, 'entryId'],
      [randomUUID(), { requestId: 'new' }, 'entryId'],
      [id, { requestId: 'other' }, 'requestId'],
      [id, {}, 'requestId'],
    ] as const) {
      const answer = await send('POST', `journal/${entry}/repeat`, body, token)
      assert.deepEqual([answer.status, answer.json.parameters.field], [400, field])
    }
    assert.equal((await send('GET', `journal/${randomUUID()}`)).status, 400)
  })
})
