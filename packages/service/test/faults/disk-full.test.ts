import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Store } from '../../src/store/store.ts'
import { StoreUnavailable } from '../../src/store/unavailable.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { makeCustomers } from '../main/support/make-customers.ts'
import { startTestService, until } from '../support/service.ts'
import { sqliteStorage } from '../support/stores.ts'
import { limitFile } from './limited-store.ts'
import { openLimitedStore } from './limited-store.ts'
import { assertComeAgain, assertExactlyOnce, send, startLoad, type Write } from './load.ts'

describe('a full disk (SQLite)', () => {
  it('refuses writes and answers reads, and all goes on when there is room', async () => {
    await using storage = await sqliteStorage()
    let store: Store | undefined
    const openStore = async (config: { data: string }) => (store = await openLimitedStore(config))
    await using service = await startTestService(storage, {}, { openStore })
    await using database = await openDirectly(storage)
    const token = await service.userToken()
    const everyone = await makeCustomers(database, 80)
    const [ids, others] = [everyone.slice(0, 48), everyone.slice(48)]
    // It may share a batch with a write that meets the limit before it, and then comes to nothing too.
    const limit = (more: number | 'any') =>
      until(
        async () => {
          try {
            await store?.run(limitFile, { more }, 0)
            return 'set'
          } catch (error) {
            if (error instanceof StoreUnavailable) return error.message
            throw error
          }
        },
        (seen) => seen === 'set',
        'the new limit',
      )

    // Some room is left, so that commits, a case under way, and the sealer run into the wall.
    await limit(8)
    const load = startLoad(service.url, token, ids)
    await load.told(16)
    const done = load.writes.filter(({ answer }: Write) => answer)
    const refused = load.writes.find(({ answer }: Write) => !answer)
    assert.ok(refused)
    assert.ok(done.length > 0 && done.length < ids.length, `${done.length} were written`)
    for (const { customerId } of done) {
      const path = `/v1/customers/${customerId}/qualifications`
      const read = await service.call('GET', path, { token })
      assert.equal(read.json.length, 1, path)
    }
    // Nothing of what was refused is there, not by half. Single writes may still find a little room.
    await limit(0)
    let stray: Write | undefined
    for (const customerId of others) {
      const write: Write = { ...refused, customerId, requestId: randomUUID() }
      const answer = await send(service.url, token, write)
      if (answer.status === 201) continue
      assertComeAgain(answer)
      stray = write
      break
    }
    assert.ok(stray)
    const kept = await database.query(
      `select 1 from answer where request_id = '${stray.requestId}'`,
    )
    assert.deepEqual(kept, [])

    const readiness = async () => (await fetch(`${service.url}/readyz`)).status
    assert.equal(await readiness(), 503)
    await limit('any')
    assert.equal(await readiness(), 200, 'at once, though no write has succeeded yet')
    await load.done()
    await service.advance('PT2M')
    await assertExactlyOnce(database, { url: service.url, token }, load.writes)
    const check = await database.query('pragma integrity_check')
    assert.equal(check[0].integrity_check, 'ok')
    await until(
      () => database.query(`select count(*) as found from vetting_case where lease is not null`),
      ([row]) => row.found === 0,
      'the end of the last lease',
    )
  })
})
