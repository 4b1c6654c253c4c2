import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, it } from 'node:test'
import { call, customer, signInAt, startTestService } from '../support/service.ts'
import { controls } from './controls.ts'

const northwind = `/v1/customers/${customer('01')}/qualifications`
const soe = { qualification: 'StateOwnedEntity' }

describe('a named sandbox', () => {
  it('is opened, listed, read and removed', async () => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    const made = await send('POST', 'sandboxes', { name: 'run-17', idle: 'PT30M' })
    assert.equal(made.status, 201)
    assert.equal(made.headers.get('location'), '/sandbox/v1/sandboxes/run-17')
    const { createdAt, ...shown } = made.json
    assert.ok(Math.abs(Date.parse(createdAt) - Date.now()) < 60_000)
    const baseUrl = `${service.url}/s/run-17`
    assert.deepEqual(shown, { name: 'run-17', baseUrl, idle: 'PT1800S' })
    assert.deepEqual((await send('GET', 'sandboxes')).json.sandboxes, [made.json])
    assert.deepEqual((await send('GET', 'sandboxes/run-17')).json, made.json)
    assert.equal((await call(baseUrl, 'GET', '/readyz')).json.status, 'ready')
    // Names are read in any case, as paths are.
    assert.equal((await call(`${service.url}/S/RUN-17`, 'GET', '/readyz')).status, 200)

    assert.equal((await send('DELETE', 'sandboxes/run-17')).status, 204)
    for (const [method, path] of [
      ['GET', '/s/run-17/v1/customers'],
      ['POST', '/s/run-17/v1/customers'],
      ['GET', '/s/run-17'],
      ['GET', '/sandbox/v1/sandboxes/run-17'],
      ['DELETE', '/sandbox/v1/sandboxes/run-17'],
    ] as const) {
      const { status, json } = await service.call(method, path)
      assert.deepEqual([status, json.errorName], [404, 'SandboxMissing'], `${method} ${path}`)
    }
    assert.equal((await send('POST', 'sandboxes', { name: 'run-17' })).status, 201)
  })

  it('shares no data, clock, faults, journal or limits with another', async () => {
    await using service = await startTestService(undefined, { throttlePerMinute: '4' })
    const { send } = controls(service)
    const [one, other] = await Promise.all(
      ['one', 'other'].map(async (name) => {
        const { baseUrl } = (await send('POST', 'sandboxes', { name })).json
        const token = await signInAt(baseUrl).userToken()
        return { url: baseUrl, token, ...controls({ ...service, url: baseUrl }) }
      }),
    )
    assert.ok(one && other)
    const { url, token } = one
    assert.equal((await call(url, 'POST', northwind, { token, body: soe })).status, 201)
    await one.send('POST', 'clock', { advance: 'P1D' })
    await one.putFaults({ operation: 'getCustomer', status: 503 })
    for (let turn = 0; turn < 4; turn += 1) await call(url, 'GET', northwind, { token })
    assert.equal((await call(url, 'GET', northwind, { token })).status, 429)

    const home = { ...service, token: await service.userToken(), ...controls(service) }
    for (const { url: address, token: own, send: ask, faults, journal } of [home, other]) {
      assert.deepEqual((await journal()).json.entries, [])
      assert.deepEqual((await call(address, 'GET', northwind, { token: own })).json, [])
      assert.equal((await ask('GET', 'clock')).json.aheadByMilliseconds, 0)
      assert.deepEqual((await faults()).json.faults, [])
      const [entry] = (await journal()).json.entries
      assert.equal(entry.path, northwind)
    }
    await one.send('POST', 'reset')
    assert.deepEqual((await call(url, 'GET', northwind, { token })).json, [])
  })

  it('takes no token of another, nor another one of its', async () => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    const urls = [service.url]
    for (const name of ['one', 'other']) {
      urls.push((await send('POST', 'sandboxes', { name })).json.baseUrl)
    }
    for (const from of urls) {
      const token = await signInAt(from).userToken()
      for (const at of urls) {
        const { status } = await call(at, 'GET', northwind, { token })
        assert.equal(status, from === at ? 200 : 401, `a token of ${from} at ${at}`)
      }
    }
  })

  it('takes no token of a removed one that had its name', async () => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    const { id: snapshot } = (await send('POST', 'snapshots')).json
    for (const wanted of [{ name: 'again' }, { name: 'again', snapshot }]) {
      const { baseUrl } = (await send('POST', 'sandboxes', wanted)).json
      const token = await signInAt(baseUrl).userToken()
      assert.equal((await call(baseUrl, 'GET', northwind, { token })).status, 200)
      await send('DELETE', 'sandboxes/again')
      await send('POST', 'sandboxes', wanted)
      assert.equal((await call(baseUrl, 'GET', northwind, { token })).status, 401)
      const own = await signInAt(baseUrl).userToken()
      assert.equal((await call(baseUrl, 'GET', northwind, { token: own })).status, 200)
      await send('DELETE', 'sandboxes/again')
    }
  })

  it('listens on a port of its own, where it issues tokens under that address', async () => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    const { baseUrl, portUrl } = (await send('POST', 'sandboxes', { name: 'msal', port: 0 })).json
    assert.notEqual(new URL(portUrl).port, new URL(service.url).port)
    const discovery = '/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration'
    for (const address of [baseUrl, portUrl]) {
      const { issuer, token_endpoint: endpoint } = (await call(address, 'GET', discovery)).json
      assert.ok(issuer.startsWith(`${address}/`) && endpoint.startsWith(`${address}/`), issuer)
      const token = await signInAt(address).userToken()
      for (const at of [baseUrl, portUrl]) {
        assert.equal((await call(at, 'GET', northwind, { token })).status, 200)
      }
      assert.equal((await service.call('GET', northwind, { token })).status, 401)
    }
    // The dashboard is at either; where it was not built, its page says so.
    const headers = { accept: 'text/html' }
    for (const address of [baseUrl, portUrl]) {
      const page = await fetch(`${address}/customers`, { headers })
      assert.match(page.headers.get('content-type') ?? '', /text\/html/, address)
    }
    assert.equal((await send('DELETE', 'sandboxes/msal')).status, 204)
    await assert.rejects(fetch(`${portUrl}/healthz`))
  })

  it('is removed after it was idle for its time', async () => {
    let ahead = 0
    await using service = await startTestService(
      undefined,
      {},
      { realNow: () => Date.now() + ahead },
    )
    const { send } = controls(service)
    const { baseUrl } = (await send('POST', 'sandboxes', { name: 'short', idle: 'PT10M' })).json
    await send('POST', 'sandboxes', { name: 'long', idle: 'PT1H' })
    const names = async () =>
      (await send('GET', 'sandboxes')).json.sandboxes.map(({ name }: { name: string }) => name)
    for (let turn = 0; turn < 3; turn += 1) {
      ahead += 9 * 60_000
      // Each request begins its time again.
      assert.equal((await call(baseUrl, 'GET', '/healthz')).status, 200)
    }
    ahead += 11 * 60_000
    for (const until = Date.now() + 10_000; Date.now() < until;) {
      if ((await names()).length === 1) break
    }
    assert.deepEqual(await names(), ['long'])
  })

  it('is refused with what is wrong', async () => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const { port } = holder.address() as { port: number }
    for (const [body, field] of [
      [{}, 'name'],
      [{ name: '' }, 'name'],
      [{ name: '../etc' }, 'name'],
      [{ name: 'Run 17' }, 'name'],
      [{ name: 'x'.repeat(41) }, 'name'],
      [{ name: 'x', idle: 'soon' }, 'idle'],
      [{ name: 'x', port: 65_536 }, 'port'],
      [{ name: 'x', snapshot: 'none' }, 'snapshot'],
      [{ name: 'x', seed: {} }, 'seed'],
    ] as const) {
      const { status, json } = await send('POST', 'sandboxes', body)
      assert.equal(status, 400, JSON.stringify(body))
      assert.equal(json.parameters.field, field, JSON.stringify(body))
    }
    const taken = await send('POST', 'sandboxes', { name: 'x', port })
    assert.deepEqual([taken.status, taken.json.errorName], [409, 'PortNotFree'])
    const unknown = await send('POST', 'sandboxes', { name: 'x', snapshot: customer('01') })
    assert.deepEqual([unknown.status, unknown.json.errorName], [404, 'NotFound'])
    holder.close()
    // Nothing is left of those.
    const twice = await Promise.all([0, 1].map(() => send('POST', 'sandboxes', { name: 'x' })))
    assert.deepEqual(twice.map(({ status }) => status).toSorted(), [201, 409])
    const { json } = await call(`${service.url}/s/x`, 'POST', '/sandbox/v1/sandboxes', {
      body: { name: 'y' },
    })
    assert.equal(json.errorName, 'NotFound')
  })

  it('starts from a snapshot', async () => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    const token = await service.userToken()
    await service.call('POST', northwind, { token, body: soe })
    await service.advance('P2D')
    const { id } = (await send('POST', 'snapshots')).json
    await send('POST', 'reset')
    const { baseUrl } = (await send('POST', 'sandboxes', { name: 'fork', snapshot: id })).json
    const forked = await signInAt(baseUrl).userToken()
    const [record] = (await call(baseUrl, 'GET', northwind, { token: forked })).json
    assert.equal(record.qualification, 'StateOwnedEntity')
    const clock = (await call(baseUrl, 'GET', '/sandbox/v1/clock')).json
    assert.equal(clock.aheadByMilliseconds, 2 * 86_400_000)
    assert.deepEqual((await service.call('GET', northwind, { token })).json, [])
  })
})
