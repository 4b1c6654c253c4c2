import assert from 'node:assert/strict'
import { it } from 'node:test'
import { startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { controls } from './controls.ts'

onEveryStore('generated customers', (makeStorage) => {
  it('are added to the partner who calls, with complete records', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const { send } = controls(service)
    const added = await send('POST', 'customers', { count: 1_450 }, token)
    assert.equal(added.status, 201)
    assert.equal(added.json.added, 1_450)
    const { firstId, lastId } = added.json
    for (const id of [firstId, lastId]) {
      const { status, json } = await service.call('GET', `/v1/customers/${id}`, { token })
      assert.equal(status, 200)
      assert.match(json.companyProfile.companyName, /^[A-Z][a-z]+ [A-Z]/)
      assert.match(json.companyProfile.email, /^office@[a-z]+\.example$/)
      assert.match(json.billingProfile.defaultAddress.postalCode, /^\d{5}$/)
    }
    const listed = await service.call('GET', '/v1/customers?size=500', { token })
    assert.equal(listed.json.items.length, 500)
    const asked = await service.call('POST', `/v1/customers/${lastId}/qualifications?code=67890`, {
      token,
      body: { qualification: 'GovernmentCommunityCloud' },
    })
    assert.equal(asked.status, 201, asked.text)
    const other = await service.userToken('admin@fabrikam.onmicrosoft.com')
    const hidden = await service.call('GET', `/v1/customers/${firstId}`, { token: other })
    assert.equal(hidden.status, 404)
  })

  it('are the same for the same seed, and more of them for the same again', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const { send } = controls(service)
    const generate = async (body: object) => (await send('POST', 'customers', body, token)).json
    const nameOf = async (id: string) =>
      (await service.call('GET', `/v1/customers/${id}`, { token })).json.companyProfile.companyName
    const first = await generate({ count: 3, seed: 7 })
    const name = await nameOf(first.lastId)
    const more = await generate({ count: 2, seed: 7 })
    assert.notEqual(more.firstId, first.lastId)
    const series = await generate({ count: 2, seed: 8 })
    assert.notEqual(series.firstId, first.firstId)
    await send('POST', 'reset')
    const again = await generate({ count: 3, seed: 7 })
    assert.equal(again.lastId, first.lastId)
    assert.equal(await nameOf(again.lastId), name)
  })

  it('belong to each partner apart, whatever the seed', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { send } = controls(service)
    for (const user of ['admin@contoso.onmicrosoft.com', 'admin@fabrikam.onmicrosoft.com']) {
      const token = await service.userToken(user)
      assert.equal((await send('POST', 'customers', { count: 250 }, token)).status, 201)
    }
  })

  it('are for partners with a token, in a number that makes sense', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { send } = controls(service)
    assert.equal((await send('POST', 'customers', { count: 1 })).status, 401)
    const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
    const stranger = await send('POST', 'customers', { count: 1 }, reviewer)
    assert.equal(stranger.status, 401)
    assert.match(stranger.json.description, /no partner/)
    const token = await service.userToken()
    for (const [body, field] of [
      ['x', 'body'],
      [{}, 'count'],
      [{ count: 0 }, 'count'],
      [{ count: 1_000_001 }, 'count'],
      [{ count: '10' }, 'count'],
      [{ count: 1, seed: 65_536 }, 'seed'],
      [{ count: 1, sed: 1 }, 'sed'],
    ] as const) {
      const answer = await send('POST', 'customers', body, token)
      assert.equal(answer.status, 400, JSON.stringify(body))
      assert.equal(answer.json.parameters.field, field)
    }
  })
})
