import assert from 'node:assert/strict'
import { X509Certificate } from 'node:crypto'
import { createServer as createTlsServer } from 'node:https'
import { createServer, type ServerResponse } from 'node:http'
import { createServer as createSocketServer, type AddressInfo } from 'node:net'
import { describe, it } from 'node:test'
import { createCourier, type CourierOptions } from '../../src/events/attempt-delivery.ts'
import { connectionsPerEndpoint } from '../../src/events/outbound-line.ts'
import { isPrivateAddress, mayConnect } from '../../src/events/outbound-guard.ts'
import { startNameServer } from './name-server.ts'
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
    assert.deepEqual([silent.fault, silent.failure], ['timeout', 'timeout'])
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
    assert.equal(cut.failure, 'broken')
    // Once the status has come, the end of the answer says nothing.
    const short = await deliverTo((response) => {
      response.writeHead(200, { 'content-length': 1_000 }).write('half')
      setImmediate(() => response.destroy())
    })
    assert.deepEqual([short.status, short.failure], [200, undefined])
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
    assert.deepEqual([told.status, told.failure, told.seen], [302, '3xx', ['/hook']])
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
    assert.deepEqual([refused.failure, mixed.failure], ['guard', 'guard'])
    const plain = await deliverTo(
      (response) => response.end(),
      { loopback: false },
      'hooks.example',
    )
    assert.match(plain.fault ?? '', /is no https/)
  })

  it('asks for the addresses once, and connects to those that it looked at', async () => {
    await using names = await startNameServer()
    const host = 'hooks.example'
    // The name of an endpoint on this machine that was one of the internet when it was added.
    names.addresses.set(host, ['127.0.0.1'])
    const outside = { loopback: false, resolve: names.resolve }
    const send = async (url: string) => {
      const courier = createCourier({ realNow: Date.now, timeout: 500, ...outside })
      const told = await courier.attempt({ url, body: '{}', sign })
      courier.close()
      return told
    }
    let connections = 0
    const server = createSocketServer(() => (connections += 1))
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    const moved = await send(`https://${host}:${port}/hook`)
    assert.equal(moved.fault, `${host} is the private address 127.0.0.1`)
    names.addresses.set(host, ['169.254.169.254'])
    const metadata = await send(`https://${host}/hook`)
    assert.equal(metadata.fault, `${host} is the private address 169.254.169.254`)
    assert.deepEqual([moved.failure, metadata.failure, connections], ['guard', 'guard', 0])

    // One that changes its answer after the question: nobody asks again.
    const courier = createCourier({
      realNow: Date.now,
      loopback: true,
      resolve: (name, done) =>
        names.resolve(name, (error, found) => {
          names.addresses.set(name, ['10.0.0.1'])
          done(error, found)
        }),
    })
    names.addresses.set('localhost', ['127.0.0.1'])
    names.asked.length = 0
    const hook = createServer((request, response) => {
      request.resume()
      response.writeHead(204).end()
    })
    await new Promise<void>((resolve) => {
      hook.listen(0, '127.0.0.1', resolve)
    })
    const at = `http://localhost:${(hook.address() as AddressInfo).port}/hook`
    assert.equal((await courier.attempt({ url: at, body: '{}', sign })).status, 204)
    assert.deepEqual(names.asked, ['localhost'])
    courier.close()
    hook.closeAllConnections()
    hook.close()
    server.close()
  })

  it('says which class a failure is of', async () => {
    await using names = await startNameServer()
    const send = async (url: string, body = '{}') => {
      const courier = createCourier({ realNow: Date.now, loopback: true, resolve: names.resolve })
      const told = await courier.attempt({ url, body, sign })
      courier.close()
      return told
    }
    const unknown = await send('https://unknown.example/hook')
    assert.equal(unknown.failure, 'dns')
    assert.match(unknown.fault ?? '', /ENOTFOUND/)
    names.addresses.set('localhost', ['127.0.0.1', '127.0.0.2'])
    const closed = await send('http://localhost:9/hook')
    assert.equal(closed.failure, 'refused')
    assert.match(closed.fault ?? '', /^connect ECONNREFUSED/)
    assert.equal((await send('http://127.0.0.1:9/', 'x'.repeat(20_481))).failure, 'unsent')
    const classes = { 204: undefined, 301: '3xx', 404: '4xx', 410: '4xx', 500: '5xx', 700: 'other' }
    for (const [status, failure] of Object.entries(classes)) {
      const told = await deliverTo((response) => response.writeHead(Number(status)).end())
      assert.equal(told.failure, failure, status)
    }
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
      const told = await courier.examine({ url, body: '{}', sign })
      courier.close()
      return told
    }
    const distrusted = await send()
    assert.match(distrusted.fault ?? '', /CERT|certificate/i)
    assert.equal(distrusted.failure, 'tls')
    const trusted = await send(authority.certificate)
    assert.equal(trusted.status, 204)
    // As the endpoint showed itself on the way.
    assert.equal(trusted.ip, '127.0.0.1')
    const { issuer, validTo } = new X509Certificate(certificate)
    assert.deepEqual(trusted.certificate, {
      issuer: issuer.replaceAll('\n', ', '),
      expiresAt: new Date(validTo).toISOString(),
    })
    assert.ok(Math.abs(trusted.clockAhead ?? Infinity) <= 1_000, `${trusted.clockAhead} ms`)
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
