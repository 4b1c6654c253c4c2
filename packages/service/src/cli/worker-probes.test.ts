import assert from 'node:assert/strict'
import { it } from 'node:test'
import { serveWorkerProbes } from './worker-probes.ts'

it('tells whether the worker goes its rounds and its store answers', async () => {
  const health = { idleFor: 0, isThere: true }
  const probes = await serveWorkerProbes(
    { host: '127.0.0.1', port: 0 },
    {
      idle: () => health.idleFor,
      findUnreadiness: () => Promise.resolve(health.isThere ? undefined : 'the store is away'),
    },
  )
  const ask = async (path: string, method = 'GET') =>
    (await fetch(`http://127.0.0.1:${probes.port}${path}`, { method })).status
  try {
    assert.deepEqual([await ask('/healthz'), await ask('/readyz')], [200, 200])
    assert.equal(await ask('/healthz', 'HEAD'), 200)
    // A store that is away is no reason to start the worker anew.
    health.isThere = false
    assert.deepEqual([await ask('/healthz'), await ask('/readyz')], [200, 503])
    health.idleFor = 10 * 60_000
    assert.equal(await ask('/healthz'), 503)
    assert.deepEqual([await ask('/v1/customers'), await ask('/healthz', 'POST')], [404, 404])
  } finally {
    await probes.stop()
  }
  await assert.rejects(fetch(`http://127.0.0.1:${probes.port}/healthz`))
})
