import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { faultProfiles, sandboxPartner } from '@accredit/client'
import { customer, startTestService } from '../support/service.ts'
import { controls } from './controls.ts'
import { statuses } from './statuses.ts'

const customers = '/v1/customers'

describe('the faults of a sandbox', () => {
  it('refuse users a part of their calls for want of a second factor, and applications none', async () => {
    await using service = await startTestService(undefined)
    await controls(service).putFaults({ effect: 'mfa', share: 0.5, seed: 3 })
    const seen = await statuses(service, await service.userToken(), 20)
    assert.deepEqual([...new Set(seen)].toSorted(), [200, 401])
    const path = `${service.url}${customers}`
    const token = await service.appToken()
    await controls(service).putFaults({ effect: 'mfa' })
    assert.deepEqual(await statuses(service, token, 5), [200, 200, 200, 200, 200])
    const authorization = `Bearer ${await service.userToken()}`
    const refused = await fetch(path, { headers: { authorization } })
    assert.equal(refused.status, 401)
    assert.equal(await refused.text(), '')
    assert.match(refused.headers.get('www-authenticate') ?? '', /^Bearer/)
  })

  it('end the body in the middle, or spread it over a time', async () => {
    await using service = await startTestService(undefined)
    const { putFaults } = controls(service)
    const authorization = `Bearer ${await service.userToken()}`
    const get = () => fetch(`${service.url}${customers}`, { headers: { authorization } })
    const whole = await (await get()).text()

    await putFaults({ effect: 'truncated' })
    const cut = await get()
    assert.equal(cut.status, 200)
    assert.equal(Number(cut.headers.get('content-length')), Buffer.byteLength(whole))
    await assert.rejects(cut.text())

    await putFaults({ effect: 'slow', latency: 'PT0.6S' })
    const started = performance.now()
    const slow = await get()
    const afterHead = performance.now() - started
    assert.equal(await slow.text(), whole)
    const took = performance.now() - started
    assert.ok(took >= 590 && took - afterHead > 400, `${afterHead} of ${took} ms`)
  })

  it('let links of pages begin with /v1, which clients meet in their own way', async () => {
    await using service = await startTestService(undefined)
    const token = await service.userToken()
    assert.equal(
      (await controls(service).send('PUT', 'faults', { profile: 'old-links' })).status,
      200,
    )
    const { links } = (await service.call('GET', `${customers}?size=5`, { token })).json
    assert.match(links.next.uri, /^\/v1\/customers\?/)
    // A client that adds /v1 itself asks for this.
    const asked = await service.call('GET', `/v1/${links.next.uri}`, { token })
    assert.equal(asked.status, 404)
    const partner = sandboxPartner({ baseUrl: service.url })
    const names: string[] = []
    for await (const { items } of partner.customers.pages({ size: 5 })) {
      names.push(...items.map(({ companyProfile }) => companyProfile.companyName))
    }
    assert.equal(names.length, 12)
  })

  it('come as profiles, each of which a client gets through', async () => {
    await using service = await startTestService(undefined)
    const { send, putFaults } = controls(service)
    for (const [name, { faults }] of Object.entries(faultProfiles)) {
      const put = await send('PUT', 'faults', { profile: name })
      assert.equal(put.status, 200, put.text)
      assert.equal(put.json.faults.length, faults.length)
      // The same as its faults by themselves.
      assert.deepEqual((await putFaults(...faults)).json, put.json)
      // Waits of a minute are cut short; everything else is as it is.
      const sleep = async () => undefined
      const partner = sandboxPartner({
        baseUrl: service.url,
        retries: 20,
        timeoutMs: 86_400_000,
        sleep,
      })
      const read = async () => partner.customers.byId(customer('01')).get()
      const ends = await Promise.allSettled(Array.from({ length: 24 }, read))
      const failed = ends.filter(({ status }) => status === 'rejected')
      // A client does not repeat what it is not authorized for.
      if (name === 'mfa-rollout') assert.ok(failed.length > 0 && failed.length < 24, name)
      else assert.equal(failed.length, 0, name)
    }
  })
})
