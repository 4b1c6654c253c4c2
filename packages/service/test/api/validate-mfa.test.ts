import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { startTestService } from '../support/service.ts'

const path = '/v1/customers?size=1'
const asked = { ValidateMfa: 'true' }

describe('isMfaCompliant', () => {
  it('reports the second factor to who asks', async () => {
    await using service = await startTestService(undefined)
    const nomfa = await service.userToken('nomfa@contoso.onmicrosoft.com')
    const callers: [token: string, status: number, compliant: string][] = [
      [await service.userToken(), 200, 'true'],
      [await service.appToken(), 200, 'true'],
      [nomfa, 401, 'false'],
    ]
    for (const [token, status, compliant] of callers) {
      const answer = await service.call('GET', path, { token, headers: asked })
      assert.equal(answer.status, status)
      assert.equal(answer.headers.get('ismfacompliant'), compliant)
    }
  })

  it('reports a missing one where it is not enforced', async () => {
    await using service = await startTestService(undefined, { enforceMfa: 'off' })
    const token = await service.userToken('nomfa@contoso.onmicrosoft.com')
    const answer = await service.call('GET', path, { token, headers: { validatemfa: 'True' } })
    assert.equal(answer.status, 200)
    assert.equal(answer.headers.get('ismfacompliant'), 'false')
  })

  it('is silent when nobody asks, and before a caller is known', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    const headers = { ValidateMfa: 'false' }
    for (const call of [{ token }, { token, headers }, { headers: asked }]) {
      const answer = await service.call('GET', path, call)
      assert.equal(answer.headers.get('ismfacompliant'), null)
    }
  })
})
