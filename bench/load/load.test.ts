import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test, type TestContext } from 'node:test'
import { runClosedLoop } from './closed-loop.ts'
import type { LoadJob } from './messages.ts'
import { runOpenLoop } from './open-loop.ts'
import { openTally } from './tally.ts'

const paths = Array.from({ length: 20 }, (_, index) => `/${index}`)

/**
 * Serves the answer of each path, except for one call in the middle, which gets another one. Paths
 * listed as `late` are answered after all others.
 */
async function serve(
  t: TestContext,
  { wrongAt, late = () => false }: { wrongAt?: number; late?: (path: string) => boolean } = {},
): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = []
  const early = new Set(paths.filter((path) => !late(path)))
  const held: (() => void)[] = []
  const server = createServer((request, response) => {
    const { url: path = '' } = request
    seen.push(`${path} ${request.headers.authorization}`)
    const body = seen.length === wrongAt ? 'wrong' : `${path} at 2026`
    const answer = () => void response.setHeader('content-length', body.length).end(body)
    if (late(path) && early.size > 0) return void held.push(answer)
    answer()
    early.delete(path)
    if (early.size === 0) for (const each of held.splice(0)) each()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const job = (url: string, how: LoadJob['how']): LoadJob => ({
  url,
  how,
  connections: 4,
  tokens: ['ada', 'ben'],
  calls: paths.map((path, index) => ({ method: 'GET', path, token: index % 2, answer: index })),
  answers: paths.map((path) => ({ status: 200, body: `${path} at *` })),
})

const never = new AbortController().signal

test('the closed loop sends each call once', async (t) => {
  const { url, seen } = await serve(t)
  const tally = openTally()
  await runClosedLoop(job(url, { kind: 'once' }), tally, never)
  const expected = paths.map((path, index) => `${path} Bearer ${index % 2 === 0 ? 'ada' : 'ben'}`)
  assert.deepEqual(seen.toSorted(), expected.toSorted())
  const { answered, latency } = tally.summarize()
  // All but the first call of the connection that finishes first.
  assert.ok(answered >= 4 && answered <= paths.length - 4, `${answered} answers`)
  assert.ok(latency.p50 <= latency.p99 && latency.p99 <= latency.most)
})

test('it times all but the first call of a connection, while all connections have calls left', async (t) => {
  // The first of the four connections gets its five answers before the others get any.
  const { url } = await serve(t, { late: (path) => Number(path.slice(1)) % 4 > 0 })
  const tally = openTally()
  await runClosedLoop(job(url, { kind: 'once' }), tally, never)
  assert.equal(tally.summarize().answered, 4)
})

test('a wrong answer ends the closed loop', async (t) => {
  const { url } = await serve(t, { wrongAt: 10 })
  await assert.rejects(
    runClosedLoop(job(url, { kind: 'once' }), openTally(), never),
    /wrong answer: wrong/,
  )
})

test('the open loop sends calls at its rate, and a wrong answer ends it', async (t) => {
  const how = { kind: 'rate', perSecond: 400, seconds: 0.1 } as const
  const right = await serve(t)
  const tally = openTally()
  await runOpenLoop(job(right.url, how), tally)
  assert.equal(tally.summarize().answered, 40)
  assert.equal(right.seen.length, 40)
  const wrong = await serve(t, { wrongAt: 30 })
  await assert.rejects(runOpenLoop(job(wrong.url, how), openTally()), /wrong answer: 200 wrong/)
})

test('an unexpected status ends the closed loop', async (t) => {
  const { url } = await serve(t)
  const refused = job(url, { kind: 'once' })
  const answers = refused.answers.map((answer) => ({ ...answer, status: 201 }))
  await assert.rejects(runClosedLoop({ ...refused, answers }, openTally(), never), /statuses 200/)
})
