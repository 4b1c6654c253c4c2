import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { describe, it, mock, type TestContext } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import Fastify from 'fastify'
import pino from 'pino'
import { boundCalls } from './bound-calls.ts'
import { createGate, Place } from './gate.ts'

const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n'

it('nothing is read for a while from a caller who comes again at once', async (test) => {
  mock.timers.enable({ apis: ['setTimeout'] })
  test.after(() => mock.timers.reset())
  const limits = { calls: 1, writes: 1, connections: 10 }
  const gate = createGate(limits, pino({ level: 'silent' }), Date.now)
  const app = Fastify()
  boundCalls(app, { gate, limits, metrics: undefined, tls: undefined })
  app.post('/', () => 'taken')
  await app.listen({ host: '127.0.0.1', port: 0 })
  test.after(() => app.close())
  const place = gate.enter(true)
  assert.ok(place instanceof Place)

  const accepted = once(app.server, 'connection') as Promise<[Socket]>
  const caller = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  test.after(() => caller.destroy())
  const [socket] = await accepted
  let heard = ''
  caller.setEncoding('utf8').on('data', (text: string) => (heard += text))
  /** Turns the event loop until something is so; the test would hang if it never were. */
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await turn()
  }

  // A body that comes after the answer makes the socket read on: it must rest all the same.
  caller.write(head)
  await until(() => heard.includes('503'))
  assert.match(heard, /retry-after: 1/i)
  caller.write('{}')
  await until(() => socket.isPaused())
  place.close()
  heard = ''
  caller.write(`${head}{}`)
  for (let turns = 0; turns < 20; turns += 1) await turn()
  assert.equal(heard, '')
  mock.timers.tick(250)
  await until(() => heard.includes('taken'))
  assert.match(heard, /^HTTP\/1\.1 200/)
  assert.ok(!socket.isPaused())
})

describe('calls that come at once', () => {
  /** Sends calls, each on a connection of its own, in one turn; tells in which order they began. */
  async function send(test: TestContext, perTurn: number, methods: readonly string[]) {
    const limits = { calls: 100, writes: 100, connections: 100 }
    const gate = createGate(limits, pino({ level: 'silent' }), Date.now)
    const app = Fastify()
    boundCalls(app, { gate, limits, metrics: undefined, tls: undefined }, perTurn)
    const begun: string[] = []
    app.all('/:name', (request) => {
      begun.push((request.params as { name: string }).name)
      return 'taken'
    })
    await app.listen({ host: '127.0.0.1', port: 0 })
    test.after(() => app.close())
    const { port } = app.server.address() as AddressInfo
    const callers = methods.map(() => connect(port, '127.0.0.1').resume())
    for (const caller of callers) test.after(() => caller.destroy())
    while ((await countConnections(app.server)) < methods.length) await turn()
    for (const [index, method] of methods.entries()) {
      callers[index]?.write(`${method} /${method}${index} HTTP/1.1\r\nHost: x\r\n\r\n`)
    }
    return { begun, gate, callers }
  }

  const together = ['POST', 'PUT', 'DELETE', 'PATCH', 'GET'] as const

  it('are let in one after the other where the writer has a processor of its own', async (test) => {
    const { begun } = await send(test, Infinity, together)
    while (begun.length < together.length) await turn()
    assert.deepEqual(begun, ['POST0', 'PUT1', 'DELETE2', 'PATCH3', 'GET4'])
  })

  it('let reads by where it has not, and those that write begin a few per turn', async (test) => {
    const { begun } = await send(test, 2, together)
    while (begun.length === 0) await turn()
    assert.equal(begun[0], 'GET4')
    while (begun.length < together.length) await turn()
    assert.deepEqual(begun, ['GET4', 'POST0', 'PUT1', 'DELETE2', 'PATCH3'])
  })

  it('do not begin when their caller has gone meanwhile, and their place is free', async (test) => {
    const methods = Array.from({ length: 20 }, () => 'POST')
    const { begun, gate, callers } = await send(test, 1, methods)
    while (begun.length === 0) await turn()
    callers.at(-1)?.resetAndDestroy()
    while (gate.countCalls().writes > 0) await turn()
    // Its turn would come after that of the call before it.
    for (let turns = 0; turns < 20; turns += 1) await turn()
    assert.deepEqual(
      begun,
      methods.slice(0, -1).map((method, index) => `${method}${index}`),
    )
  })
})

function countConnections(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)))
  })
}
