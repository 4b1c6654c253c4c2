import assert from 'node:assert/strict'
import { it } from 'node:test'
import { onEveryStore } from '../support/stores.ts'
import { runFuzz } from './run-fuzz.ts'

/** Sends so many generated requests to both databases. */
export function fuzz(requests: number): void {
  const seed = Number(process.env['FUZZ_SEED'] ?? 1)

  onEveryStore('requests of every kind', (makeStorage, dialect) => {
    // One server answers several times as many in the same time as the other, and differs little.
    const share = Math.ceil(requests * (dialect === 'sqlite' ? 0.7 : 0.3))

    it(`are answered as published, or refused without a trace (seed ${seed})`, async (t) => {
      await using storage = await makeStorage()
      const { counts, faults } = await runFuzz(storage, { seed, requests: share })
      t.diagnostic(JSON.stringify(Object.fromEntries([...counts].toSorted())))
      assert.deepEqual(faults, [])
      // Chance has to reach what is behind the checks, or all of this would prove little.
      assert.ok((counts.get(200) ?? 0) > share / 10, '200')
      assert.ok((counts.get(201) ?? 0) > share / 250, '201')
      for (const status of [400, 401, 403, 404, 405, 409]) {
        assert.ok(counts.has(status), `${status}`)
      }
    })
  })
}
