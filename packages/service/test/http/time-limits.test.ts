import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { Socket } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { openSocket } from '../main/support/exchange-raw.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'

const path = `/v1/customers/${customer('01')}/qualifications`
const owned = JSON.stringify({ qualification: 'StateOwnedEntity' })
const enough = { timeout: 20_000 }

const head = (token: string, length: number) =>
  `POST ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
  `Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`

/** Gathers everything that comes until the connection is closed. */
async function readAll(socket: Socket): Promise<string> {
  const chunks: Buffer[] = []
  socket.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(socket, 'close')
  return Buffer.concat(chunks).toString()
}

function assertAnswers(text: string, ...statuses: number[]): void {
  const found = [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => Number(status))
  assert.deepEqual(found, statuses, text)
}

describe('the time of a request', { concurrency: true }, () => {
  let service: TestService
  let token = ''
  before(async () => {
    service = await startTestService(undefined, { requestTimeout: 'PT1S' })
    token = await service.userToken()
  })
  after(() => service.stop())

  const unfinished: [what: string, sent: () => string][] = [
    ['a connection on which nothing comes', () => ''],
    ['half a head', () => `GET ${path} HTTP/1.1\r\nHost: `],
    ['half a body', () => head(token, owned.length) + owned.slice(0, 10)],
    [
      'half a body in pieces',
      () =>
        head(token, 9).replace('Content-Length: 9', 'Transfer-Encoding: chunked') + '5\r\n{"qua',
    ],
  ]
  for (const [what, sent] of unfinished) {
    it(`ends ${what}, with one answer`, enough, async () => {
      const socket = await openSocket(service.url)
      socket.write(sent())
      const text = await readAll(socket)
      assertAnswers(text, 400)
      assert.match(text, /did not arrive in time/)
      assert.match(text, /^connection: close/im)
    })
  }

  it('ends a body that comes byte by byte, and leaves nothing open', enough, async () => {
    const socket = await openSocket(service.url)
    socket.write(head(token, 100_000))
    const trickle = setInterval(() => socket.write('x'), 50)
    const text = await readAll(socket).finally(() => clearInterval(trickle))
    assertAnswers(text, 400)
  })

  it('ends a second request on a connection as it ends the first', enough, async () => {
    const socket = await openSocket(service.url)
    const read = readAll(socket)
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    )
    await once(socket, 'data')
    socket.write(head(token, owned.length) + owned.slice(0, 10))
    assertAnswers(await read, 200, 400)
  })

  it('ends a handshake of TLS', enough, async (t) => {
    const options = { requestTimeout: 'PT1S', tls: 'on', data: temporaryFolder(t) }
    await using secure = await startTestService(undefined, options)
    const socket = await openSocket(secure.url)
    assert.equal(await readAll(socket), '')
  })
})

describe('a refusal of a request whose body has not come', () => {
  let service: TestService
  before(async () => {
    service = await startTestService(undefined, { requestTimeout: 'PT1S', bodyLimit: '1024' })
  })
  after(() => service.stop())

  const refused: [what: string, status: number, sent: () => Promise<string>][] = [
    ['its token is none', 401, async () => head('x', 10)],
    ['there is no such method', 405, async () => head('x', 10).replace('POST', 'PATCH')],
    ['its path cannot be read', 400, async () => head('x', 10).replace(path, '/%ff')],
    ['its body is too long', 400, async () => head(await service.userToken(), 5_000)],
    [
      'a read has a body',
      200,
      async () => head(await service.userToken(), 10).replace('POST', 'GET'),
    ],
  ]
  for (const [why, status, sent] of refused) {
    it(`is the one answer, and the connection ends (${why})`, enough, async () => {
      const socket = await openSocket(service.url)
      socket.write(await sent())
      const text = await readAll(socket)
      assertAnswers(text, status)
      assert.match(text, /^connection: close/im)
    })
  }

  it('reaches a client that goes on sending, and takes nothing of that for a request', async () => {
    const token = await service.userToken()
    const socket = await openSocket(service.url)
    const read = readAll(socket)
    socket.write(head('x', 10))
    await once(socket, 'data')
    socket.write(`0123456789${head(token, owned.length)}${owned}`)
    assertAnswers(await read, 401)
    const { json } = await service.call('GET', path, { token })
    assert.deepEqual(json, [])
  })

  it('leaves a connection open whose request came whole', async () => {
    const socket = await openSocket(service.url)
    for (const _ of [1, 2]) {
      socket.write(head('x', owned.length) + owned)
      const [answer] = await once(socket, 'data')
      assertAnswers(String(answer), 401)
      assert.doesNotMatch(String(answer), /^connection: close/im)
    }
    socket.destroy()
  })

  it('comes after the answer to the request before it', enough, async () => {
    const token = await service.userToken()
    const socket = await openSocket(service.url)
    socket.write(`${head(token, owned.length)}${owned}NONSENSE\r\n\r\n`)
    const text = await readAll(socket)
    assertAnswers(text, 201, 400)
  })
})
