import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { customer, startTestService } from '../support/service.ts'

describe('throttling', () => {
  it('counts what is below /customers together, and nothing else', async () => {
    await using service = await startTestService(undefined, { throttlePerMinute: '3' })
    const token = await service.userToken()
    const get = async (path: string) => (await service.call('GET', path, { token })).status
    const elsewhere = ['/v1/auditrecords', '/v1/countryvalidationrules/US']
    for (const path of elsewhere) assert.equal(await get(path), 200)
    assert.equal(await get('/v1/customers'), 200)
    assert.equal(await get(`/v1/customers/${customer('01')}`), 200)
    assert.equal(await get(`/v1/customers/${customer('01')}/profiles/billing`), 200)
    const refused = await service.call('GET', '/v1/customers/all/validations', { token })
    assert.equal(refused.status, 429)
    assert.match(refused.headers.get('retry-after') ?? '', /^\d+$/)
    for (const path of elsewhere) assert.equal(await get(path), 200)
    const head = await service.call('HEAD', '/v1/domains/x.test', { token })
    assert.equal(head.status, 404)
    const checked = await service.call('POST', '/v1/validations/address', { token, body: {} })
    assert.equal(checked.status, 200)
    const fabrikam = await service.appToken('fabrikam')
    assert.equal((await service.call('GET', '/v1/customers', { token: fabrikam })).status, 200)
  })

  it('counts both ways to ask for a customer’s qualification together', async () => {
    await using service = await startTestService(undefined, { throttlePerMinute: '500' })
    const token = await service.userToken()
    const path = `/v1/customers/${customer('09')}/qualification`
    for (let call = 0; call < 30; call += 1) {
      const put = await service.call('PUT', path, { token, body: '"nonprofit"' })
      assert.equal(put.status, 400)
      const post = await service.call('POST', `${path}s`, { token, body: {} })
      assert.equal(post.status, 400)
    }
    const refused = await service.call('PUT', path, { token, body: '"nonprofit"' })
    assert.equal(refused.status, 429)
    const other = `/v1/customers/${customer('08')}/qualification`
    assert.equal((await service.call('PUT', other, { token, body: '4' })).status, 409)
  })
})
