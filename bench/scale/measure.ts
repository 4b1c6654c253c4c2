import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import {
  acquire,
  connect,
  openPool,
} from '../../packages/service/src/store/dialects/postgres/connection.ts'
import { claimDueCases } from '../../packages/service/src/store/queries/open-cases.ts'
import { startPostgres } from '../../packages/service/test/postgres/server.ts'
import type { Bench } from '../bench.ts'
import { past } from '../data/customers.ts'
import { partners, users } from '../data/people.ts'
import { openScratch } from '../folders.ts'
import { makeRequests } from '../load/make-calls.ts'
import { startLoad } from '../load/start-load.ts'
import { fillDatabase } from '../postgres/database.ts'
import { writeFormatted } from '../report/write-formatted.ts'
import { startAuthority } from '../service/authority.ts'
import { requestAnswers } from '../service/open-ground.ts'
import { startService } from '../service/start-service.ts'
import { measuredPath, type Bytes, type Measured } from './measured.ts'

const customers = 20_000
const requests = 5_000
/** Cases per claim of a worker. */
const claimed = 256
const claimsOfOne = 200

/** Measures sizes and times on its own PostgreSQL, and stores them. */
export async function measureScale({ tell }: Pick<Bench, 'tell'>): Promise<Measured> {
  await using stack = new AsyncDisposableStack()
  const postgres = await startPostgres()
  stack.defer(() => postgres.stop())
  tell(`Filling a database with ${customers} customers`)
  const filled = await postgres.createDatabase('customers')
  await fillDatabase(filled, { settled: customers, applicants: 0 })
  const customer = await perRow(filled, {}, customers)
  tell(`Asking for ${requests} qualifications`)
  const asked = await postgres.createDatabase('asked')
  await fillDatabase(asked, { settled: 0, applicants: requests })
  const ofAsking = await measureGrowth(asked, requests, ['--vetting-delay', 'P1D'], askForAll)
  tell(`Claiming ${requests} cases, and giving their verdicts`)
  const due = await postgres.createDatabase('due')
  await fillDatabase(due, { settled: 0, applicants: requests, due: requests })
  const claims = await measureClaims(await postgres.createDatabase('claims', { template: 'due' }))
  const ofVerdict = await measureGrowth(due, requests, [], async () => undefined)
  const request = Object.fromEntries(
    [...new Set([...Object.keys(ofAsking), ...Object.keys(ofVerdict)])].map((table) => [
      table,
      (ofAsking[table] ?? 0) + (ofVerdict[table] ?? 0),
    ]),
  )
  const [server] = await ask<{ server_version: string }>(filled, 'show server_version')
  const at = new Date().toISOString()
  const measured = { at, postgres: server?.server_version ?? '', customer, request, ...claims }
  await writeFormatted(measuredPath, JSON.stringify(measured))
  return measured
}

/** Measures the growth of each table until nothing is due and every record is sealed. */
async function measureGrowth(
  url: string,
  rows: number,
  options: readonly string[],
  act: (url: string, tokens: readonly string[]) => Promise<unknown>,
): Promise<Bytes> {
  const before = await sizesOf(url)
  await using stack = new AsyncDisposableStack()
  const scratch = stack.use(openScratch())
  const authority = stack.use(await startAuthority())
  const tokens = await Promise.all(users.map((user) => authority.sign(user)))
  const data = join(scratch.path, 'data')
  mkdirSync(data, { recursive: true })
  const more = ['--store', url, ...options]
  const service = stack.use(await startService({ data, authority, more }))
  await act(service.url, tokens)
  const unfinished = `select
    (select count(*) from vetting_case where due_at <= extract(epoch from now()) * 1000)
    + (select count(*) from audit_record) - (select count(*) from audit_seal) as left`
  for (;;) {
    const [row] = await ask<{ left: string }>(url, unfinished)
    if (Number(row?.left) === 0) break
    assert.equal(service.child.exitCode, null, 'the service has ended')
    await sleep(200)
  }
  return perRow(url, before, rows)
}

async function askForAll(url: string, tokens: readonly string[]): Promise<void> {
  await using load = startLoad()
  const calls = makeRequests(0, requests)
  const how = { kind: 'once' } as const
  await load.run({ url, calls, tokens, answers: requestAnswers, connections: 64, how })
}

async function measureClaims(url: string): Promise<Pick<Measured, 'claimOfAll' | 'claimOfOne'>> {
  // Same options as the store; statement names stand for one form on each connection.
  const pool = openPool(url, 2, 'serve')
  const clients = { postgres: await acquire(pool), cluster: await acquire(pool) }
  const claim = async (dialect: 'postgres' | 'cluster', limit: number, partnerId?: string) => {
    const client = clients[dialect]
    const connection = connect(client, dialect)
    const started = performance.now()
    await client.query('begin')
    const wanted = { at: past, lease: randomUUID(), leaseUntil: past + 60_000, limit, partnerId }
    const found = await claimDueCases(connection, wanted)
    await client.query('commit')
    assert.equal(found.length, limit)
    return performance.now() - started
  }
  try {
    const ofOne: number[] = []
    // The partner that has most customers.
    for (let turn = 0; turn < claimsOfOne; turn += 1) {
      ofOne.push(await claim('cluster', 1, partners[0]?.id))
    }
    const ofAll: number[] = []
    for (let left = requests - claimsOfOne; left >= claimed; left -= claimed) {
      ofAll.push(await claim('postgres', claimed))
    }
    return {
      claimOfAll: { cases: claimed, milliseconds: medianOf(ofAll) },
      claimOfOne: { milliseconds: medianOf(ofOne) },
    }
  } finally {
    for (const client of Object.values(clients)) client.release()
    await pool.end()
  }
}

const medianOf = (values: number[]) => {
  const median = values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
  return Math.round(median * 100) / 100
}

/** Growth of each table per row of a kind, where it is more than a few bytes. */
async function perRow(url: string, before: Bytes, rows: number): Promise<Bytes> {
  const after = await sizesOf(url)
  return Object.fromEntries(
    Object.entries(after).flatMap(([table, size]) => {
      const each = (size - (before[table] ?? 0)) / rows
      return each >= leastShown ? [[table, Math.round(each)]] : []
    }),
  )
}

/** Smaller growth is omitted. */
const leastShown = 10

/** Size in bytes of each non-empty table, indexes included. */
async function sizesOf(url: string): Promise<Bytes> {
  await ask(url, 'vacuum')
  const rows = await ask<{ table: string; size: string }>(
    url,
    `select relname as table, pg_total_relation_size(oid) as size from pg_class
     where relkind = 'r' and relnamespace = current_schema()::regnamespace order by relname`,
  )
  return Object.fromEntries(rows.map(({ table, size }) => [table, Number(size)]))
}

async function ask<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
