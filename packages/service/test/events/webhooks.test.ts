import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { captureLog } from '../operation/capture-log.ts'
import { startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { add, arrived, read, webhooks } from './endpoints.ts'
import { startReceiver } from './receiver.ts'

onEveryStore('webhooks', (makeStorage) => {
  it('are verified by the new secret and by the one before it', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using receiver = await startReceiver()
    const id = await add(service, receiver)
    const [first] = receiver.secrets as [string]
    const token = await service.userToken()
    const rotated = await service.call('POST', `${webhooks}/${id}/rotation`, { token })
    assert.equal(rotated.status, 201)
    const second = rotated.json.secret as string
    assert.notEqual(second, first)
    const test = () => service.call('POST', `${webhooks}/${id}/test`, { token })
    for (const [count, secret] of [first, second].entries()) {
      receiver.secrets = [secret]
      await test()
      await arrived(receiver, count + 1)
    }
    assert.deepEqual(receiver.forged, [])
    assert.equal(receiver.received[0]?.event.type, 'webhook.test')
    await service.advance('P1D')
    receiver.secrets = [first]
    await test()
    await arrived(receiver, 3)
    assert.equal(receiver.forged.length, 1)
    assert.equal((await read(service, `${webhooks}/${id}`)).secrets.length, 1)
    // Neither list nor answers to the same request again have a secret.
    const again = await service.call('GET', webhooks, { token })
    assert.ok(!again.text.includes('whsec_'))
  })

  it('whose secrets another key sealed are told of at the start', async () => {
    await using storage = await makeStorage()
    await using receiver = await startReceiver()
    const first = await startTestService(storage)
    const id = await add(first, receiver)
    await first.stop()
    const linesWith = async (secretsKey: string) => {
      const { log, lines } = captureLog('error')
      const service = await startTestService(storage, { secretsKey }, { log })
      await service.stop()
      return lines().map((line) => JSON.parse(line) as { msg: string; webhooks: string[] })
    }
    const [line, ...more] = await linesWith(join(storage.config.data, 'other.key'))
    assert.match(line?.msg ?? '', /does not open the secrets of these webhooks/)
    assert.deepEqual(line?.webhooks, [id])
    assert.deepEqual(more, [])
    assert.deepEqual(await linesWith(''), [])
  })

  it('are changed by Admin agents of the partner alone', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    await using receiver = await startReceiver()
    const id = await add(service, receiver)
    const body = { url: receiver.url }
    for (const [who, error] of [
      ['sales@contoso.onmicrosoft.com', 'RoleNotAllowed'],
      ['helpdesk@contoso.onmicrosoft.com', 'RoleNotAllowed'],
    ] as const) {
      const token = await service.userToken(who)
      const refused = await service.call('POST', webhooks, { token, body })
      assert.equal(refused.json.errorName, error)
    }
    const app = await service.call('GET', webhooks, { token: await service.appToken() })
    assert.equal(app.json.errorName, 'AppOnlyNotSupported')
    const token = await service.userToken('admin@fabrikam.onmicrosoft.com')
    for (const [method, path] of [
      ['GET', `${webhooks}/${id}`],
      ['PATCH', `${webhooks}/${id}`],
      ['DELETE', `${webhooks}/${id}`],
      ['POST', `${webhooks}/${id}/test`],
      ['POST', `${webhooks}/${id}/replay`],
      ['GET', `${webhooks}/${id}/deliveries`],
    ] as const) {
      const refused = await service.call(method, path, {
        token,
        ...(method !== 'GET' && { body: {} }),
      })
      assert.equal(refused.json.errorName, 'NotFound', `${method} ${path}`)
    }
    const admin = await service.userToken()
    assert.equal((await service.call('DELETE', `${webhooks}/${id}`, { token: admin })).status, 204)
    assert.deepEqual(await read(service, webhooks), [])
  })
})

it('tries an address that is not added, and keeps nothing of it', async () => {
  await using service = await startTestService(undefined)
  await using receiver = await startReceiver()
  const token = await service.userToken()
  const attempt = (url: string, as = token) =>
    service.call('POST', '/accredit/v1/webhook-trials', { token: as, body: { url } })
  receiver.secrets = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']
  receiver.answer = (response) => response.writeHead(401).end('who are you?')
  const refused = await attempt(receiver.url)
  assert.equal(refused.status, 200, refused.text)
  const { milliseconds, clockAhead, ...rest } = refused.json
  const told = { status: 401, failure: '4xx', ip: '127.0.0.1', answer: 'who are you?' }
  assert.deepEqual(rest, told)
  assert.ok(Math.abs(clockAhead) <= 1_000, `${clockAhead} ms`)
  assert.ok(milliseconds >= 0)
  assert.deepEqual(
    receiver.received.map(({ event }) => event.type),
    ['webhook.test'],
  )
  // It was signed, as any delivery is, by a secret that nobody has.
  assert.match(String(receiver.received[0]?.headers['webhook-signature']), /^v1,/)
  assert.equal(receiver.forged.length, 1)
  const closed = await attempt('http://127.0.0.1:9/')
  assert.match(closed.json.fault, /^connect ECONNREFUSED [\d.:]+$/)
  assert.equal(closed.json.failure, 'refused')
  const metadata = await attempt('https://169.254.169.254/latest/')
  assert.equal(JSON.parse(metadata.json.parameters.rules)[0].rule, 'WebhookAddress')
  const sales = await attempt(
    receiver.url,
    await service.userToken('sales@contoso.onmicrosoft.com'),
  )
  assert.equal(sales.json.errorName, 'RoleNotAllowed')
  assert.deepEqual(await read(service, webhooks), [])
})

it('refuses endpoints that are none of the internet, unless a sandbox has them on this machine', async () => {
  await using service = await startTestService(undefined)
  const token = await service.userToken()
  for (const [body, rule] of [
    [{}, 'Required'],
    [{ url: 'nonsense' }, 'WebhookUrlInSandbox'],
    [{ url: 'ftp://hooks.example/' }, 'WebhookUrlInSandbox'],
    [{ url: 'http://hooks.example/' }, 'WebhookUrlInSandbox'],
    [{ url: 'https://user:secret@hooks.example/' }, 'WebhookUrlInSandbox'],
    [{ url: 'https://hooks.example/#x' }, 'WebhookUrlInSandbox'],
    [{ url: 'https://169.254.169.254/latest/meta-data' }, 'WebhookAddress'],
    [{ url: 'https://10.0.0.1/' }, 'WebhookAddress'],
    [{ url: 'https://[fd00::1]/' }, 'WebhookAddress'],
    [{ url: 'https://0x0a000001/' }, 'WebhookAddress'],
    [{ url: 'https://8.8.8.8/' }, 'WebhookUrlInSandbox'],
    [{ url: 'https:hooks.example' }, 'WebhookUrlInSandbox'],
    [{ url: 'https://hooks.example/', events: 'all' }, 'List'],
    [{ url: 'https://hooks.example/', events: ['unheard.of'] }, 'EventTypes'],
  ] as const) {
    const refused = await service.call('POST', webhooks, { token, body })
    assert.equal(refused.status, 400, JSON.stringify(body))
    assert.equal(JSON.parse(refused.json.parameters.rules)[0].rule, rule, refused.text)
  }
  for (let count = 0; count < 20; count += 1) {
    await service.call('POST', webhooks, { token, body: { url: 'https://hooks.example/' } })
  }
  const refused = await service.call('POST', webhooks, {
    token,
    body: { url: 'https://hooks.example/' },
  })
  assert.equal(refused.json.errorName, 'WebhookLimitReached')
})
