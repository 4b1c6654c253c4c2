import assert from 'node:assert/strict'
import { partners } from '../data/people.ts'
import type { ExpectedAnswer, LoadCall } from '../load/messages.ts'
import { startLoad } from '../load/start-load.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { openGround, type Ground } from '../service/open-ground.ts'
import { send } from '../service/http.ts'

const pageSize = 50
const prefixes = ['A', 'S', 'W', 'Ma', 'su', 'WIN', 'Holly', 'g', 'e', 'f']

/** Row 6: time of a page with a thousand times as many customers. */
export const listCustomers: Row = {
  number: 6,
  title: `customers: a page of ${pageSize} whose name begins so, 10⁶ customers`,
  async measure({ rounds, seconds, customers }) {
    await using grown = await openGround({ settled: customers })
    await using young = await openGround({ settled: 1_000 })
    await using load = startLoad()
    const time = async ({ service, tokens }: Ground, pages: Pages) => {
      const how = { kind: 'seconds', seconds } as const
      const result = await load.run({ url: service.url, tokens, connections: 1, how, ...pages })
      return result.latency.p50
    }
    // The same prefixes on both sides: those that fill a page on the smaller one.
    const few = await readPages(young, prefixes)
    const many = await readPages(grown, few.prefixes)
    const pair = await takeTurns(
      rounds,
      () => time(grown, many),
      () => time(young, few),
    )
    return [
      {
        what: 'median time',
        baselineIs: 'the same at 10³',
        unit: 'ms',
        ...pair,
        better: 'less',
        floor: 2,
        goal: 1.3,
      },
    ]
  },
}

interface Pages {
  readonly prefixes: readonly string[]
  readonly calls: readonly LoadCall[]
  readonly answers: readonly ExpectedAnswer[]
}

/** Reads and checks each page once; the load then expects the same answers. */
async function readPages(ground: Ground, wanted: readonly string[]): Promise<Pages> {
  const pages = await Promise.all(wanted.map((prefix) => readPage(ground, prefix)))
  const full = pages.flatMap((page, index) => (page.isFull ? [{ ...page, index }] : []))
  assert.ok(full.length > 1, 'no prefix fills a page')
  return {
    prefixes: full.map(({ prefix }) => prefix),
    calls: full.map(({ path }, answer) => ({ method: 'GET', path, token: 0, answer })),
    answers: full.map(({ text }) => ({ status: 200, body: text })),
  }
}

async function readPage({ service, tokens }: Ground, prefix: string) {
  const filter = { Field: 'CompanyName', Value: prefix, Operator: 'starts_with' }
  const path = `/v1/customers?size=${pageSize}&filter=${encodeURIComponent(JSON.stringify(filter))}`
  const { status, text } = await send('GET', service.url + path, { token: tokens[0] ?? '' })
  assert.equal(status, 200, text)
  const { items } = JSON.parse(text) as { items: { companyProfile: { companyName: string } }[] }
  for (const { companyProfile } of items) {
    const begins = companyProfile.companyName.toLowerCase().startsWith(prefix.toLowerCase())
    assert.ok(begins, `${companyProfile.companyName} of ${partners[0]?.name}`)
  }
  return { prefix, path, text, isFull: items.length === pageSize }
}
