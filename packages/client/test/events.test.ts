import assert from 'node:assert/strict'
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { it } from 'node:test'
import { PartnerError, type FollowedEvent } from '../src/index.ts'
import { connect } from './connect.ts'

type Part = (response: ServerResponse) => void

const head = { 'Content-Type': 'text/event-stream' }
const message = (id: number) =>
  `id: ${id}\ndata: ${JSON.stringify({ type: `k${id}`, data: {} })}\n\n`

/** Sends messages and then ends the stream, cuts it, or leaves it open. */
const send =
  (end: 'end' | 'cut' | 'open', ...ids: number[]): Part =>
  (response) => {
    response.writeHead(200, head)
    response.write(`: here\n\n${ids.map(message).join('')}`, () => {
      if (end === 'end') response.end()
      if (end === 'cut') response.socket?.destroy()
    })
  }

const refuse =
  (status: number): Part =>
  (response) => {
    response.writeHead(status, { 'Content-Type': 'application/json' })
    response.end(JSON.stringify({ code: 1, description: 'no', errorName: 'No', data: [] }))
  }

/** A server whose connections are answered one after another from a script. */
async function streamServer(...script: Part[]) {
  const received: IncomingHttpHeaders[] = []
  const server = createServer((request, response) => {
    received.push(request.headers)
    const part = script[received.length - 1] ?? refuse(418)
    part(response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => {
        server.close(resolve)
      })
    },
  }
}

async function take(events: AsyncIterable<FollowedEvent>, count: number): Promise<string[]> {
  const kinds: string[] = []
  for await (const { type: kind } of events) {
    kinds.push(kind)
    if (kinds.length === count) break
  }
  return kinds
}

it('follows events over lost connections, after the last one that was seen', async () => {
  await using server = await streamServer(
    send('end', 1, 2),
    send('cut', 3),
    refuse(503),
    send('open', 4),
  )
  const states: string[] = []
  const { partner, waits } = connect(server.url)
  const onConnection = (state: string) => states.push(state)
  assert.deepEqual(await take(partner.events.follow({ onConnection }), 4), ['k1', 'k2', 'k3', 'k4'])
  assert.deepEqual(
    server.received.map((headers) => headers['last-event-id']),
    [undefined, '2', '3', '3'],
  )
  assert.deepEqual(states, ['open', 'lost', 'open', 'lost', 'lost', 'open'])
  assert.deepEqual(waits, [1_000, 1_000, 2_000])
  const [first] = server.received
  assert.match(first?.accept ?? '', /^text\/event-stream/)
  assert.equal(first?.authorization, 'Bearer token-1')
})

it('goes on after an id that came before the first event', async () => {
  const begin: Part = (response) => {
    response.writeHead(200, head)
    response.end('retry: 1000\nid: 5\n\n')
  }
  await using server = await streamServer(begin, send('open', 6))
  const { partner } = connect(server.url)
  const ids: string[] = []
  const onCursor = (id: string) => ids.push(id)
  assert.deepEqual(await take(partner.events.follow({ onCursor }), 1), ['k6'])
  assert.equal(server.received[1]?.['last-event-id'], '5')
  assert.deepEqual(ids, ['5'])
})

it('waits for as long as a service says that refuses one stream more', async () => {
  const full: Part = (response) => {
    response.writeHead(429, { 'Content-Type': 'application/json', 'Retry-After': '10' })
    response.end(JSON.stringify({ statusCode: 429, message: 'Too many event streams are open.' }))
  }
  await using server = await streamServer(full, send('open', 1))
  const { partner, waits } = connect(server.url)
  assert.deepEqual(await take(partner.events.follow(), 1), ['k1'])
  assert.deepEqual(waits, [10_000])
})

it('goes on after an event that was seen in an earlier life', async () => {
  await using server = await streamServer(send('open', 8))
  const { partner } = connect(server.url)
  assert.deepEqual(await take(partner.events.follow({ after: '7' }), 1), ['k8'])
  assert.equal(server.received[0]?.['last-event-id'], '7')
})

it('takes a service for lost that shows no sign of life', async () => {
  // Each connection sends one event, its own number, and is silent from then on.
  const parts = Array.from({ length: 100 }, (_, index) => send('open', index + 1))
  await using server = await streamServer(...parts)
  const { partner } = connect(server.url)
  const [one, other] = await take(partner.events.follow({ silenceMs: 200 }), 2)
  assert.match(one ?? '', /^k\d+$/)
  assert.match(other ?? '', /^k\d+$/)
  assert.notEqual(one, other)
})

it('ends quietly when its signal does', async () => {
  await using server = await streamServer(send('open', 1))
  const { partner } = connect(server.url)
  const ended = new AbortController()
  const seen: string[] = []
  for await (const { type: kind } of partner.events.follow({ signal: ended.signal })) {
    seen.push(kind)
    ended.abort()
  }
  assert.deepEqual(seen, ['k1'])
})

it('passes a refusal on, after another token was tried', async () => {
  await using server = await streamServer(refuse(401), send('open', 1), refuse(403))
  const credential = {
    getToken: (_: unknown, options: { rejectedToken?: string } = {}) =>
      Promise.resolve({
        token: options.rejectedToken === undefined ? 'old' : 'new',
        expiresOnTimestamp: Date.parse('2030-01-01'),
      }),
  }
  const { partner } = connect(server.url, { credential })
  assert.deepEqual(await take(partner.events.follow(), 1), ['k1'])
  assert.deepEqual(
    server.received.map(({ authorization }) => authorization),
    ['Bearer old', 'Bearer new'],
  )
  await assert.rejects(take(partner.events.follow(), 1), (error) => {
    assert.ok(error instanceof PartnerError)
    assert.equal(error.category, 'Forbidden')
    return true
  })
})
