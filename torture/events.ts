import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createPartner, staticTokenCredential } from '@accredit/client'
import { eventTypes } from '@accredit/contract'
import { Client } from 'pg'
import { openSnapshot } from '../packages/service/src/store/open-snapshot.ts'
import { createAuthority, issueCertificate } from '../packages/service/src/tls/local-authority.ts'
import type { Authority } from './authority.ts'
import type { Counts } from './counts.ts'
import type { Faults } from './faults.ts'
import type { Fleet, Victim } from './fleet.ts'
import { judgeEvents } from './judge-events.ts'
import { partners } from './world.ts'

/** Files of a receiver, which survive it. */
export interface ReceiverFiles {
  readonly certificate: string
  readonly privateKey: string
  /** Received events, one per line. */
  readonly received: string
  /** Signing secrets, one per line. */
  readonly secrets: string
}

/** A receiver of events, which is killed like everything else. */
export interface EventReceiver extends AsyncDisposable {
  readonly victim: Victim
  /** Variables for the services that send to it. */
  readonly environment: Readonly<Record<string, string>>
  /** Adds an endpoint for each partner; existing ones get the new address. */
  addEndpoints(fleet: Fleet, authority: Authority): Promise<void>
  /** Waits for pending deliveries, and compares what arrived with what happened. */
  judge(fleet: Fleet, around: { counts: Counts; faults: Faults }): Promise<void>
}

const script = fileURLToPath(new URL('./receiver.ts', import.meta.url))
const preload = new URL('./open-loopback.mjs', import.meta.url).href
/**
 * Longest wait for the last deliveries: two attempts may have met a dead receiver, and a dead
 * worker's leases must expire.
 */
const longestWait = 180_000

/** Starts a receiver with its files in a folder. */
export async function startEventReceiver(folder: string): Promise<EventReceiver> {
  const file = (name: string) => join(folder, name)
  const files: ReceiverFiles = {
    certificate: file('receiver.pem'),
    privateKey: file('receiver-key.pem'),
    received: file('received.jsonl'),
    secrets: file('webhook-secrets'),
  }
  const authorityFile = file('receiver-authority.pem')
  const secretsKey = file('secrets.key')
  if (!existsSync(files.certificate)) {
    const authority = createAuthority(Date.now(), ['127.0.0.1'])
    const own = issueCertificate(authority, Date.now(), ['127.0.0.1'])
    writeFileSync(files.certificate, own.certificate)
    writeFileSync(files.privateKey, own.privateKey)
    writeFileSync(authorityFile, authority.certificate)
    writeFileSync(secretsKey, randomBytes(32).toString('base64'), { mode: 0o600 })
  }
  let port = 0
  let child: ChildProcess | undefined
  let starting: Promise<void> = Promise.resolve()
  const begin = () => {
    const settings = JSON.stringify({ ...files, port })
    const started = spawn(process.execPath, ['--conditions=source', script, settings], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child = started
    starting = readPort(started.stdout)
    starting.catch(() => undefined)
  }
  const readPort = async (output: Readable) => {
    const [text] = await once(output, 'data')
    // The port stays the same, since the endpoints name it.
    port = (JSON.parse(String(text)) as { port: number }).port
  }
  const kill = async () => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }
  begin()
  await starting
  return {
    victim: { name: 'receiver', weight: 0.5, kill, begin, ready: () => starting },
    environment: {
      NODE_OPTIONS: `--import=${preload}`,
      NODE_EXTRA_CA_CERTS: authorityFile,
      ACCREDIT_SECRETS_KEY: secretsKey,
    },
    async addEndpoints(fleet, authority) {
      const [baseUrl = ''] = fleet.urls()
      for (const person of partners) {
        const credential = staticTokenCredential(authority.tokenOf(person))
        const { webhooks } = createPartner({ baseUrl, credential })
        const url = `https://127.0.0.1:${port}/`
        const [known] = await webhooks.list()
        if (known) await webhooks.change(known.id, { url })
        else appendFileSync(files.secrets, `${(await webhooks.add({ url })).secret}\n`)
      }
    },
    async judge(fleet, { counts, faults }) {
      await untilDelivered(fleet)
      const arrived = readArrivals(files.received)
      const happened = await readEvents(fleet)
      counts.set('delivered', arrived.count)
      for (const fault of judgeEvents(happened, arrived.first)) {
        faults.report({ loss: 'events', ...fault })
      }
    },
    [Symbol.asyncDispose]: kill,
  }
}

/** Waits for pending deliveries, but not for attempts that are hours away. */
async function untilDelivered(fleet: Fleet): Promise<void> {
  const end = Date.now() + longestWait
  const sql = `select
      (select count(*) from delivery where state = 'pending') +
      (select count(*) from event where ${place(fleet)} >
        coalesce((select max(place) from delivery_cursor), 0)) as found`
  while (Date.now() < end) {
    const [row] = await query(fleet, sql)
    if (Number(row?.['found']) === 0) return
    await hasten(fleet)
    await sleep(500)
  }
}

/**
 * Makes the next attempts due now: an event that met a dead receiver three times waits for minutes.
 */
async function hasten({ place: at }: Fleet): Promise<void> {
  const now = Date.now()
  const sql = `update delivery set due_at = ${now}
    where state = 'pending' and lease is null and due_at > ${now}`
  if ('url' in at) {
    const client = new Client({ connectionString: at.url })
    await client.connect()
    await client.query(sql)
    await client.end()
  } else {
    using database = new DatabaseSync(at.file, { timeout: 5_000 })
    database.exec(sql)
  }
}

/** SQL of an event's position in the order of visibility. */
function place(fleet: Fleet): string {
  return 'url' in fleet.place ? 'position' : 'seq'
}

/** Reads events since the endpoints exist, by partner and customer, in order. */
async function readEvents(fleet: Fleet): Promise<Map<string, string[]>> {
  const types = eventTypes.map((type) => `'${type}'`).join(', ')
  const rows = await query(
    fleet,
    `select e.id, e.partner_id, e.customer_id from event e join webhook w on w.partner_id = e.partner_id
     where e.type in (${types}) and e.${place(fleet)} > w.told_from order by e.${place(fleet)}`,
  )
  const byCustomer = Map.groupBy(rows, (row) => String(row['customer_id']))
  return new Map(
    [...byCustomer].map(([customer, own]) => [customer, own.map((row) => String(row['id']))]),
  )
}

/** Reads the number of arrivals, and the order in which each customer's events first arrived. */
function readArrivals(file: string): { count: number; first: Map<string, string[]> } {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  const first = new Map<string, Set<string>>()
  for (const line of lines.filter((text) => text.endsWith('}'))) {
    const { id, customerId = '' } = JSON.parse(line) as { id: string; customerId?: string }
    const own = first.get(customerId) ?? new Set()
    first.set(customerId, own.add(id))
  }
  return { count: lines.length, first: new Map([...first].map(([id, own]) => [id, [...own]])) }
}

async function query(fleet: Fleet, sql: string): Promise<Record<string, unknown>[]> {
  const snapshot = await openSnapshot(fleet.place)
  try {
    return (await snapshot.connection.query({ sql, writes: false }, [])) as Record<
      string,
      unknown
    >[]
  } finally {
    await snapshot.close()
  }
}
