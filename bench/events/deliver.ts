// A process that delivers as the service's worker does, or sends the same POSTs on its own.
import { createServer, Agent, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pino from 'pino'
import { createCourier } from '../../packages/service/src/events/attempt-delivery.ts'
import { startDeliveries } from '../../packages/service/src/events/deliver.ts'
import { newId } from '../../packages/service/src/ids/new-id.ts'
import { openNumbering } from '../../packages/service/src/operations/number-events.ts'
import { changeWebhookCommand } from '../../packages/service/src/operations/webhooks/change-webhook.ts'
import { testWebhookCommand } from '../../packages/service/src/operations/webhooks/test-webhook.ts'
import { openPool } from '../../packages/service/src/store/dialects/postgres/connection.ts'
import { openStore } from '../../packages/service/src/store/open-store.ts'
import { partners } from '../data/people.ts'
import { quantile } from '../measure/statistics.ts'
import { box, webhookId } from './fill-events.ts'
import type { EventsJob, EventsResult, Place } from './messages.ts'

/** As many connections as a worker opens to one endpoint. */
const connections = 16
const key = { partnerId: partners[0]?.id ?? '', id: webhookId }

process.on('message', (job: EventsJob) => {
  void measure(job).then((result) => process.send?.(result))
})

async function measure(job: EventsJob): Promise<Partial<EventsResult>> {
  switch (job.kind) {
    case 'deliver':
      return { perSecond: await deliver(job, job.amount) }
    case 'post':
      return { perSecond: await post(job) }
    case 'latency':
      return timeSingly(job, job.amount)
  }
}

/** Opens a worker's delivery on a store; `count` is called with each recorded attempt. */
async function openWorker(place: Place, count: (end: string) => void) {
  let wake = () => undefined as void
  const store = await openStore(
    { ...place, mode: 'production' },
    { onCommit: ({ tells }) => tells && wake(), onNews: () => wake() },
  )
  const numberEvents = openNumbering(store, Date.now)
  const start = () => {
    const deliveries = startDeliveries({
      store,
      now: Date.now,
      courier: createCourier({ realNow: Date.now, loopback: true }),
      box,
      registrations: { base: () => '', findCertificate: async () => undefined, sends: [] },
      log: pino({ level: 'warn' }),
      watch: { countAttempt: count },
      numberEvents,
      leaseDuration: 60_000,
    })
    wake = () => deliveries.wake()
    return deliveries
  }
  return { store, start }
}

async function deliver(place: Place, amount: number): Promise<number> {
  const done = Promise.withResolvers<void>()
  let recorded = 0
  const worker = await openWorker(place, (end) => {
    if (end !== 'delivered') done.reject(new Error(`an attempt has ${end}`))
    recorded += 1
    if (recorded === amount) done.resolve()
  })
  const started = performance.now()
  const deliveries = worker.start()
  await done.promise
  const seconds = (performance.now() - started) / 1000
  await deliveries.stop()
  await worker.store.close()
  return amount / seconds
}

const agent = new Agent({ keepAlive: true, maxSockets: connections })
const body = JSON.stringify({
  id: newId(),
  type: 'qualification.denied',
  timestamp: new Date().toISOString(),
  data: { ...key, text: 'x'.repeat(500) },
})

function postOnce(url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'webhook-id': key.id }
    const request = send(url, { method: 'POST', agent, headers })
    request.on('response', (response) => response.resume().on('end', resolve))
    request.on('error', reject).end(body)
  })
}

async function post({ data, store, url, amount }: Extract<EventsJob, { kind: 'post' }>) {
  await using rows = store === 'sqlite' ? openRows(data) : openPoolRows(store)
  let next = 0
  const work = async () => {
    while (next < amount) {
      next += 1
      await postOnce(url)
      await rows.add()
    }
  }
  const started = performance.now()
  await Promise.all(Array.from({ length: connections }, work))
  return (amount / (performance.now() - started)) * 1000
}

/**
 * Rows in an SQLite file; waiting rows are committed together, and each is durable before it is
 * reported.
 */
function openRows(data: string) {
  const database = new DatabaseSync(join(data, 'bare.sqlite'))
  database.exec(`pragma journal_mode = wal; pragma synchronous = full;
    create table if not exists sent (id text primary key, at integer, status integer) strict`)
  const insert = database.prepare('insert into sent values (?, ?, ?)')
  let waiting: (() => void)[] = []
  const commit = () => {
    const told = waiting
    waiting = []
    database.exec('begin')
    for (const _ of told) insert.run(newId(), Date.now(), 204)
    database.exec('commit')
    for (const tell of told) tell()
  }
  return {
    add: () =>
      new Promise<void>((resolve) => {
        if (waiting.length === 0) setImmediate(commit)
        waiting.push(resolve)
      }),
    [Symbol.asyncDispose]: async () => database.close(),
  }
}

function openPoolRows(url: string) {
  const pool = openPool(url, connections, 'serve')
  const text = `insert into setting (name, value) values ($1, $2)`
  return {
    add: () => pool.query({ name: 'sent', text, values: [newId(), '204'] }),
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

/** The receiver is in this process, so that both timestamps come from one clock. */
async function timeSingly(place: Place, amount: number): Promise<Partial<EventsResult>> {
  let arrived = Promise.withResolvers<number>()
  const server = createServer((request, response) => {
    arrived.resolve(performance.now())
    request.resume()
    request.on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  const recorded = { resolve: () => undefined as void }
  const worker = await openWorker(place, () => recorded.resolve())
  const { store } = worker
  const changed = { key, changes: { url }, by: 'bench' }
  await store.answer(changeWebhookCommand, changed, Date.now(), undefined)
  const deliveries = worker.start()
  const took: number[] = []
  const trips: number[] = []
  for (let turn = 0; turn < amount; turn += 1) {
    arrived = Promise.withResolvers<number>()
    const settled = new Promise<void>((resolve) => (recorded.resolve = resolve))
    const input = { key, correlationId: newId() }
    await store.answer(testWebhookCommand, input, Date.now(), undefined)
    const committed = performance.now()
    took.push(Math.max(0, (await arrived.promise) - committed))
    await settled
    const started = performance.now()
    await postOnce(url)
    trips.push(performance.now() - started)
  }
  await deliveries.stop()
  await store.close()
  server.closeAllConnections()
  server.close()
  const p99 = (times: number[]) => quantile(Float64Array.from(times).toSorted(), 0.99)
  return { p99: p99(took), roundTrip: p99(trips) }
}
