import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../../packages/service/test/postgres/server.ts'
import { users } from '../data/people.ts'
import { openScratch } from '../folders.ts'
import type { ExpectedAnswer, LoadCall } from '../load/messages.ts'
import { startLoad } from '../load/start-load.ts'
import { takeTurns } from '../measure/rounds.ts'
import { fillDatabase } from '../postgres/database.ts'
import type { Line, Row } from '../row.ts'
import type { Bench } from '../bench.ts'
import { startAuthority } from '../service/authority.ts'
import { send } from '../service/http.ts'
import { openGround, type Ground } from '../service/open-ground.ts'
import { startService } from '../service/start-service.ts'

const most = 100_000
/** One in this many names of the first page is searched for. */
const oneOf = 25
/** Number of typed characters. */
const typed = 6
/** Parts of very many names and domains. */
const common = ['school', 'onmicrosoft', 'primary', 'college', '.com']

type Found = Pick<Ground, 'service' | 'tokens'>

/** Row 13: time to find customers by any part of a name, against its beginning. */
export const findCustomers: Row = {
  number: 13,
  title: 'customers: a page of 50 found by any part of a name, 10⁵ customers',
  async measure(bench) {
    const settled = Math.round(most * bench.scale)
    await using ground = await openGround({ settled })
    const sqlite = await compare('SQLite', ground, bench)
    await using stack = new AsyncDisposableStack()
    const scratch = stack.use(openScratch())
    const postgres = await startPostgres()
    stack.defer(() => postgres.stop())
    const url = await postgres.createDatabase('bench')
    await fillDatabase(url, { settled, applicants: 0 })
    const authority = stack.use(await startAuthority())
    const tokens = await Promise.all(users.map((user) => authority.sign(user)))
    const data = join(scratch.path, 'data')
    mkdirSync(data)
    const more = ['--store', url, '--worker', 'off']
    const service = stack.use(await startService({ data, authority, more }))
    return [...sqlite, ...(await compare('PostgreSQL', { service, tokens }, bench))]
  },
}

async function compare(store: string, found: Found, { rounds, seconds }: Bench): Promise<Line[]> {
  await using load = startLoad()
  const names = await readNames(found)
  // Texts this short match only the beginning.
  const byBeginning = await readPages(
    found,
    names.map((name) => name.slice(0, 2)),
  )
  const time = async (pages: Pages) => {
    const how = { kind: 'seconds', seconds } as const
    const { service, tokens } = found
    const result = await load.run({ url: service.url, tokens, connections: 1, how, ...pages })
    return result.latency.p50
  }
  const lines: Line[] = []
  for (const [what, searches] of [
    ['six characters inside a name', names.map((name) => name.slice(typed / 2, typed * 1.5))],
    ['a part that thousands have', common],
  ] as const) {
    const pages = await readPages(found, searches)
    const pair = await takeTurns(
      rounds,
      () => time(pages),
      () => time(byBeginning),
    )
    lines.push({
      what: `${store}, ${what}: median time`,
      baselineIs: 'a search by the beginning of a name',
      unit: 'ms',
      ...pair,
      better: 'less',
      floor: 3,
      goal: 2,
    })
  }
  return lines
}

interface Pages {
  readonly calls: readonly LoadCall[]
  readonly answers: readonly ExpectedAnswer[]
}

async function read({ service, tokens }: Found, path: string) {
  const { status, text } = await send('GET', service.url + path, { token: tokens[0] ?? '' })
  assert.equal(status, 200, text)
  return { text, body: JSON.parse(text) as Page }
}

interface Page {
  readonly items: readonly { readonly companyName: string }[]
}

async function readNames(found: Found): Promise<string[]> {
  const { body } = await read(found, '/accredit/v1/customers?search=.onmicrosoft.com&size=500')
  return body.items.filter((_, index) => index % oneOf === 0).map(({ companyName }) => companyName)
}

/** Reads and checks each page once; the load then expects the same answers. */
async function readPages(found: Found, searches: readonly string[]): Promise<Pages> {
  const calls: LoadCall[] = []
  const answers: ExpectedAnswer[] = []
  for (const search of new Set(searches)) {
    const path = `/accredit/v1/customers?size=50&search=${encodeURIComponent(search)}`
    const { body, text } = await read(found, path)
    assert.ok(body.items.length > 0, search)
    calls.push({ method: 'GET', path, token: 0, answer: answers.length })
    answers.push({ status: 200, body: text })
  }
  return { calls, answers }
}
