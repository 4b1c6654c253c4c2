import assert from 'node:assert/strict'
import { createServer as createTlsServer } from 'node:https'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import {
  connectionsPerEndpoint,
  createCourier,
  type CourierOptions,
} from '../../src/events/attempt-delivery.ts'
import { isPrivateAddress, mayConnect } from '../../src/events/outbound-guard.ts'
import { createAuthority, issueCertificate } from '../../src/tls/local-authority.ts'

const sign = () => ({ 'webhook-id': 'id' })

/** Sends one delivery to a server that answers so. */
async function deliverTo(
  answer: (response: ServerResponse, seen: string[]) => void,
  options: Partial<CourierOptions> = {},
  host = '127.0.0.1',
) {
  const seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    request.resume()
    answer(response, seen)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  const courier = createCourier({ realNow: Date.now, loopback: true, timeout: 500, ...options })
  try {
    const url = `http://${host}:${port}/hook`
    const told = await courier.attempt({ url, body: '{}', sign })
    return { ...told, seen }
  } finally {
    courier.close()
    server.closeAllConnections()
    server.close()
  }
}

describe('an attempt', () => {
  it('ends in time at an endpoint that hangs, before or after its head', async () => {
    const silent = await deliverTo(() => undefined)
    assert.equal(silent.fault, 'timeout')
    assert.ok(silent.milliseconds < 2_000)
    const slow = await deliverTo((response) => response.writeHead(200).write('x'))
    assert.ok(slow.milliseconds < 2_000)
  })

  it('reads no more of an answer than it keeps', async () => {
    let written = 0
    const told = await deliverTo((response) => {
      response.on('error', () => undefined)
      const more = () => {
        while (!response.destroyed && written < 2_000_000_000) {
          written += 65_536
          if (!response.write('y'.repeat(65_536))) return response.once('drain', more)
        }
        return undefined
      }
      more()
    })
    assert.equal(told.status, 200)
    assert.equal(told.answer, 'y'.repeat(2_048))
    assert.ok(written < 20_000_000, `${written} bytes were taken`)
  })

  it('is told of a connection that ends in the middle', async () => {
    const cut = await deliverTo((response) => response.destroy())
    assert.equal(cut.status, undefined)
    assert.match(cut.fault ?? '', /ECONNRESET/)
  })

  it('goes over a connection that is kept, and ends with the courier', async () => {
    let connections = 0
    let held = 0
    const waiting = Promise.withResolvers<void>()
    const server = createServer((request, response) => {
      request.resume()
      if (request.url === '/hook') return response.writeHead(204).end()
      held += 1
      if (held === connectionsPerEndpoint) waiting.resolve()
      return undefined
    })
    server.on('connection', () => (connections += 1))
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    const courier = createCourier({ realNow: Date.now, loopback: true })
    const attempt = (path: string) => {
      const url = `http://127.0.0.1:${port}/${path}`
      return courier.attempt({ url, body: '{}', sign })
    }
    assert.deepEqual([(await attempt('hook')).status, (await attempt('hook')).status], [204, 204])
    assert.equal(connections, 1)
    // One more than there are connections waits for one of them.
    const hanging = Array.from({ length: connectionsPerEndpoint + 1 }, () => attempt('hang'))
    await waiting.promise
    courier.close()
    const told = await Promise.all(hanging)
    assert.ok(told.every(({ status, fault }) => status === undefined && fault !== undefined))
    assert.deepEqual([connections, held], [connectionsPerEndpoint, connectionsPerEndpoint])
    server.closeAllConnections()
    server.close()
  })

  it('follows no redirect', async () => {
    const told = await deliverTo((response) =>
      response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end(),
    )
    assert.deepEqual([told.status, told.seen], [302, ['/hook']])
  })

  it('keeps Retry-After, as seconds or as a date', async () => {
    const asked = async (value: string) =>
      (await deliverTo((response) => response.writeHead(429, { 'retry-after': value }).end()))
        .retryAfter
    assert.equal(await asked('120'), 120_000)
    const wait = (await asked(new Date(Date.now() + 60_000).toUTCString())) ?? 0
    assert.ok(wait > 50_000 && wait <= 60_000)
    assert.equal(await asked('soon'), undefined)
  })

  it('goes to no private address, whatever the name says at the moment', async () => {
    const refused = await deliverTo((response) => response.end(), { loopback: false })
    assert.match(refused.fault ?? '', /127\.0\.0\.1 is a private address/)
    assert.deepEqual(refused.seen, [])
    // A name that had an address of the internet when it was added, and has another one now.
    const answers = ['203.0.114.9', '169.254.169.254']
    const resolve: CourierOptions['resolve'] = (_host, done) =>
      done(null, [{ address: answers.pop() ?? '', family: 4 }])
    const courier = createCourier({ realNow: Date.now, loopback: false, resolve })
    const told = await courier.attempt({
      url: 'https://rebound.example/hook',
      body: '{}',
      sign,
    })
    assert.match(told.fault ?? '', /is the private address 169\.254\.169\.254/)
    courier.close()
    // One private address among others is enough.
    const mixed = await deliverTo(
      (response) => response.end(),
      {
        resolve: (_host, done) =>
          done(null, [
            { address: '127.0.0.1', family: 4 },
            { address: '10.0.0.1', family: 4 },
          ]),
      },
      'localhost',
    )
    assert.match(mixed.fault ?? '', /10\.0\.0\.1/)
    const plain = await deliverTo(
      (response) => response.end(),
      { loopback: false },
      'hooks.example',
    )
    assert.match(plain.fault ?? '', /is no https/)
  })

  it('needs a certificate that is trusted', async () => {
    const authority = createAuthority(Date.now(), ['localhost'])
    const { certificate, privateKey } = issueCertificate(authority, Date.now(), ['localhost'])
    const server = createTlsServer({ key: privateKey, cert: certificate }, (request, response) => {
      request.resume()
      response.writeHead(204).end()
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    const send = async (trusted?: string) => {
      const courier = createCourier({ realNow: Date.now, loopback: true, trusted })
      const url = `https://localhost:${port}/hook`
      const told = await courier.attempt({ url, body: '{}', sign })
      courier.close()
      return told
    }
    assert.match((await send()).fault ?? '', /CERT|certificate/i)
    assert.equal((await send(authority.certificate)).status, 204)
    server.closeAllConnections()
    server.close()
  })
})

it('tells addresses of the internet from all others', () => {
  for (const address of ['8.8.8.8', '20.33.1.9', '2606:4700::1111', '2a00:1450::5']) {
    assert.equal(isPrivateAddress(address), false, address)
  }
  for (const address of [
    '127.0.0.1',
    '10.1.2.3',
    '172.31.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.100.100.200',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::a9fe:a9fe',
    'fe80::1',
    'fd00:ec2::254',
    'ff02::1',
    '2002:7f00:1::',
    '2001:db8::1',
  ]) {
    assert.equal(isPrivateAddress(address), true, address)
  }
  assert.equal(mayConnect('127.0.0.1', true), true)
  assert.equal(mayConnect('::1', true), true)
  assert.equal(mayConnect('10.0.0.1', true), false)
  assert.equal(isPrivateAddress('hooks.example'), false)
})
