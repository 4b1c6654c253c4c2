import assert from 'node:assert/strict'
import { it } from 'node:test'
import pg from 'pg'
import { newId } from '../../src/ids/new-id.ts'
import {
  recordAttemptsCommand,
  type Attempt,
} from '../../src/operations/webhooks/record-attempts.ts'
import { keepsApart } from '../../src/store/queries/across-partners.ts'
import { openPostgresStore } from '../../src/store/dialects/postgres/store.ts'
import { postgresStorage } from '../support/stores.ts'

const rounds = 40
const perEndpoint = 12
const at = 1_800_000_000_000
const partnerId = newId()
const lease = 'lease'
/** In the order in which they are locked. */
const endpoints = [newId(), newId()]

it('two workers that record the same deliveries, or others of the same endpoints, never lock each other out', async () => {
  await using storage = await postgresStorage()
  const options = { url: storage.config.store, migrate: false }
  const stores = await Promise.all([openPostgresStore(options), openPostgresStore(options)])
  const [first, second] = stores
  const client = new pg.Client({ connectionString: storage.config.store })
  await client.connect()
  try {
    // On a cluster each partner has a place of its own.
    const cursor = keepsApart(first.reader) ? partnerId : 'events'
    await client.query('insert into delivery_cursor (name, place) values ($1, 0)', [cursor])
    await client.query(
      `insert into partner (id, name, domain, created_at) values ($1, 'Contoso', 'contoso.example', 0)`,
      [partnerId],
    )
    for (const id of endpoints) {
      await client.query(
        `insert into webhook (partner_id, id, url, types, state, secrets, told_from, created_at)
         values ($1, $2, 'https://hooks.example/', '[]', 'on', '[]', 0, 0)`,
        [partnerId, id],
      )
    }
    for (let round = 0; round < rounds; round += 1) {
      const attempts = await addLeased(client)
      // Both endpoints begin to fail, and the next time to work again: each worker changes both.
      const status = round % 2 === 0 ? 500 : 204
      const forward = attempts.map((attempt) => ({ ...attempt, status }))
      const backward = forward.toReversed()
      // Both record all of them, or each a half of both endpoints.
      const share = round % 4 < 2 ? attempts.length : attempts.length / 2
      const parts = [forward.slice(0, share), backward.slice(0, share)]
      const ends = await Promise.all([
        first.run(recordAttemptsCommand, { attempts: parts[0] ?? [] }, at + round),
        second.run(recordAttemptsCommand, { attempts: parts[1] ?? [] }, at + round),
      ])
      const recorded = ends.flat().filter((end) => end !== 'lost')
      assert.equal(recorded.length, attempts.length, 'each delivery is recorded by one of them')
    }
    // The server counts a deadlock even where the store runs the transaction again; it does so at the latest
    // when a connection ends.
    await Promise.all(stores.map((store) => store.close()))
    const { rows } = await client.query(
      'select deadlocks::int from pg_stat_database where datname = current_database()',
    )
    assert.deepEqual(rows, [{ deadlocks: 0 }])
  } finally {
    await client.end()
    await Promise.all(stores.map((store) => store.close()))
  }
})

/** Adds leased deliveries to both endpoints, one after the other; each is tried once. */
async function addLeased(client: pg.Client): Promise<Attempt[]> {
  const attempts: (Attempt & { readonly webhookId: string })[] = []
  for (let index = 0; index < perEndpoint; index += 1) {
    for (const webhookId of endpoints) {
      const deliveryId = newId()
      attempts.push({ partnerId, webhookId, deliveryId, lease, milliseconds: 1, random: 0 })
    }
  }
  const rows = attempts.map(
    ({ deliveryId, webhookId }) =>
      `('${partnerId}', '${deliveryId}', '${webhookId}', '${newId()}', 'code.low', 1, 'pending', ${at}, '${lease}', '{}', 0)`,
  )
  await client.query(
    `insert into delivery (partner_id, id, webhook_id, event_id, type, place, state, due_at, lease, body, created_at)
     values ${rows.join(', ')}`,
  )
  return attempts
}
