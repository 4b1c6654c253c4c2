import assert from 'node:assert/strict'
import { webcrypto } from 'node:crypto'
import { test } from 'node:test'
import { customer, startTestService } from '../support/service.ts'

test('the signature of a token is checked once, however often it comes', async (t) => {
  await using service = await startTestService(undefined, { worker: 'off' })
  const tokens = [
    await service.userToken(),
    await service.userToken('sales@contoso.onmicrosoft.com'),
    await service.appToken(),
  ]
  const verify = t.mock.method(webcrypto.subtle, 'verify')
  for (let turn = 0; turn < 10; turn += 1) {
    for (const token of tokens) {
      const path = `/v1/customers/${customer('06')}/qualifications`
      assert.notEqual((await service.call('GET', path, { token })).status, 401)
    }
  }
  assert.equal(verify.mock.callCount(), tokens.length)
})
