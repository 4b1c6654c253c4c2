import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { createSecretBox } from '../../packages/service/src/events/secret-box.ts'
import { makeWebhookSecret } from '../../packages/service/src/events/webhook-signature.ts'
import { newId } from '../../packages/service/src/ids/new-id.ts'
import type { Connection } from '../../packages/service/src/store/connection.ts'
import { connect as connectPostgres } from '../../packages/service/src/store/dialects/postgres/connection.ts'
import { connect as connectSqlite } from '../../packages/service/src/store/dialects/sqlite/database.ts'
import { tellAgain } from '../../packages/service/src/store/queries/events.ts'
import { insertWebhook } from '../../packages/service/src/store/queries/webhooks.ts'
import { makeCustomer } from '../data/customers.ts'
import { storeIn } from '../data/data-set.ts'
import { partners } from '../data/people.ts'
import type { Place } from './messages.ts'

/** Encrypts all secrets of the bench. */
export const box = createSecretBox(Buffer.alloc(32, 9))

/** The endpoint of the first partner. */
export const webhookId = '6f0ce000-0000-4000-8000-000000000001'
const partnerId = partners[0]?.id ?? ''
/** Events per transaction. */
const batch = 2_000

/** Adds the endpoint directly to the store. */
export async function addEndpoint(place: Place, url: string): Promise<void> {
  await using opened = await openStore(place)
  const sealed = box.seal(makeWebhookSecret(), webhookId)
  await insertWebhook(opened.connection, {
    partnerId,
    id: webhookId,
    url,
    types: '[]',
    description: null,
    state: 'on',
    secrets: JSON.stringify([{ sealed, createdAt: 0 }]),
    signatureHeader: null,
    toldFrom: 0,
    createdAt: 0,
  })
}

/** Adds events, each of another customer, directly to the store. */
export async function addEvents(place: Place, amount: number): Promise<void> {
  await using opened = await openStore(place)
  for (let from = 0; from < amount; from += batch) {
    await opened.run('begin')
    const events = Array.from({ length: Math.min(batch, amount - from) }, (_, index) => ({
      id: newId(),
      type: 'qualification.denied' as const,
      partnerId,
      customerId: makeCustomer('applicants', from + index).id,
      correlationId: newId(),
      endpointId: null,
      at: Date.now(),
      data: {
        qualification: 'Education',
        before: { qualification: 'Education', vettingStatus: 'InReview' },
        after: {
          qualification: 'Education',
          vettingStatus: 'Denied',
          vettingReason: 'Not an Academic Domain',
        },
        reason: 'Not an Academic Domain',
      },
    }))
    await tellAgain(opened.connection, ...events)
    await opened.run('commit')
  }
}

interface Opened extends AsyncDisposable {
  readonly connection: Connection
  run(sql: string): Promise<unknown>
}

async function openStore({ data, store }: Place): Promise<Opened> {
  if (store === 'sqlite') {
    const database = new DatabaseSync(storeIn(data))
    return {
      connection: connectSqlite(database),
      run: async (sql) => database.exec(sql),
      [Symbol.asyncDispose]: async () => database.close(),
    }
  }
  const client = new Client({ connectionString: store })
  await client.connect()
  return {
    connection: connectPostgres(client),
    run: (sql) => client.query(sql),
    [Symbol.asyncDispose]: () => client.end(),
  }
}
