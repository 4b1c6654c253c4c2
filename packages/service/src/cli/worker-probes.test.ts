import assert from 'node:assert/strict'
import { it } from 'node:test'
import { serveWorkerProbes } from './worker-probes.ts'

it('reports whether the worker runs its rounds and its store answers', async () => {
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
    // An unavailable store is no reason to restart the worker.
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
