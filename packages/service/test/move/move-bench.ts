import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { Client } from 'pg'
import pino from 'pino'
import { openAuditKeys } from '../../src/audit/audit-key.ts'
import { startSealer } from '../../src/audit/sealer.ts'
import { moveStore, type MoveStep } from '../../src/move/move-store.ts'
import { openStore } from '../../src/store/open-store.ts'
import { callMain } from '../cli/call-main.ts'
import { customer, type TestService } from '../support/service.ts'
import { sqliteStorage, type TestStorage } from '../support/stores.ts'

export const path = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`
export const education = { qualification: 'Education', educationSegment: 'K12' }
const reviewer = 'reviewer1@vetting.accredit.test'

/** Reads of a caller, with those that page and those that count. */
const reads = [
  '/v1/customers?size=200',
  '/v1/customers?size=3',
  ...['01', '02', '03', '05', '06', '07', '08', '09', '10', '11', '12'].flatMap((digits) => [
    `/v1/customers/${customer(digits)}`,
    path(digits),
    `/v1/customers/${customer(digits)}/profiles/billing`,
    `/v1/customers/${customer(digits)}/profiles/company`,
  ]),
  '/v1/validationcodes',
  '/v1/auditrecords?startDate=2000-01-01',
  '/insights/v1/overview',
  '/insights/v1/customers',
]

/** Reads everything, and the desk, as one text per address. */
export async function readAll(service: TestService): Promise<Record<string, string>> {
  const token = await service.userToken()
  const desk = await service.userToken(reviewer)
  const found: Record<string, string> = {}
  for (const address of reads) {
    const { status, text } = await service.call('GET', address, { token })
    found[address] = `${status} ${text}`
  }
  const { json } = await service.call('GET', '/vetting/v1/cases', { token: desk })
  found['cases'] = JSON.stringify(json)
  for (const { id } of json.items as { id: string }[]) {
    found[id] = (await service.call('GET', `/vetting/v1/cases/${id}`, { token: desk })).text
  }
  return found
}

export const move = (t: TestContext, from: TestStorage, to: string, ...more: string[]) =>
  callMain(t, ['move', '--from', `sqlite:${from.config.data}`, '--to', to, ...more])

/** An empty schema of this release, in a folder. */
export async function emptyStorage(): Promise<TestStorage> {
  const storage = await sqliteStorage()
  await (await openStore(storage.config)).close()
  return storage
}

export async function inDatabase(
  url: string,
  ...statements: string[]
): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    let rows: Record<string, unknown>[] = []
    for (const statement of statements) ({ rows } = await client.query(statement))
    return rows
  } finally {
    await client.end()
  }
}

/** Seals what is committed, without the moment that nodes wait for each other. */
export async function sealAll(config: { store: string; data: string }): Promise<void> {
  const store = await openStore(config)
  const keys = openAuditKeys(join(config.data, 'audit-key.pem'))
  const log = pino({ level: 'silent' })
  const sealer = startSealer({ store, keys, now: Date.now, keepFor: 0, takeOverAfter: 0, log })
  await sealer.stop()
  await store.close()
}

/** Begins a move and ends it in the middle, before a step. */
export function stopAt(
  file: string,
  url: string,
  isThere: (step: MoveStep) => boolean,
): Promise<unknown> {
  return moveStore({
    file,
    url,
    onStep(step) {
      if (isThere(step)) throw new Error('stopped here')
    },
  })
}
