import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { it, mock } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import Fastify from 'fastify'
import pino from 'pino'
import { boundCalls } from './bound-calls.ts'
import { createGate, Place } from './gate.ts'

const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n'

it('a caller who retries at once is not read for a while', async (test) => {
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
  /** Turns the event loop until a condition holds; the test hangs if it never does. */
  const until = async (isSo: () => boolean) => {
    while (!isSo()) await turn()
  }

  // A body that follows the answer makes the socket read again: it must stay paused all the same.
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
