import assert from 'node:assert/strict'
import { DatabaseSync } from 'node:sqlite'
import { createPartner, staticTokenCredential } from '@accredit/client'
import { partners } from '../data/people.ts'
import { storeIn } from '../data/data-set.ts'
import { startLoad } from '../load/start-load.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { send } from '../service/http.ts'
import { openGround } from '../service/open-ground.ts'

const most = 100_000
const pageSize = 50

/** Counts what the report counts, in the database alone. */
const countGroups = `select qualification.type, vetting_status, vetting_reason, count(*) as count
  from customer left join qualification
    on qualification.partner_id = customer.partner_id and qualification.customer_id = customer.id
  where customer.partner_id = ? and removed_at is null
  group by 1, 2, 3`

interface Groups {
  readonly groups: readonly { readonly count: number }[]
  readonly next: string
}

/** Row 17: time of a report, against the reads that it consists of. */
export const report: Row = {
  number: 17,
  title: 'the report on all customers, 10⁵ customers with two qualifications each',
  async measure({ rounds, seconds, scale, tell }) {
    await using ground = await openGround({ settled: Math.round(most * scale) })
    const { service, tokens, data } = ground
    await using load = startLoad()
    const read = async (path: string) => {
      const { status, text } = await send('GET', service.url + path, { token: tokens[0] ?? '' })
      assert.equal(status, 200, text)
      return { path, text }
    }
    const time = async ({ path, text }: { readonly path: string; readonly text: string }) => {
      const calls = [{ method: 'GET' as const, path, token: 0, answer: 0 }]
      const answers = [{ status: 200, body: text }]
      const how = { kind: 'seconds', seconds } as const
      const wanted = { url: service.url, tokens, connections: 1, how, calls, answers }
      return (await load.run(wanted)).latency.p50
    }
    const counted = (groups: readonly { count: number }[]) =>
      groups.reduce((sum, { count }) => sum + count, 0)

    using database = new DatabaseSync(storeIn(data), { readOnly: true })
    const statement = database.prepare(countGroups)
    const first = await read(`/accredit/v1/report?size=${pageSize}`)
    const { groups, next } = JSON.parse(first.text) as Groups
    const lines = counted(groups)
    const count = () => {
      const started = performance.now()
      const found = statement.all(partners[0]?.id ?? '') as { count: number }[]
      assert.equal(counted(found), lines)
      return Promise.resolve(performance.now() - started)
    }
    const withGroups = await takeTurns(rounds, () => time(first), count)

    tell('row 17: the next page')
    const nextPage = await read(`/accredit/v1/report?size=${pageSize}&after=${next}`)
    const listed = await read(`/accredit/v1/customers?size=${pageSize}`)
    const page = await takeTurns(
      rounds,
      () => time(nextPage),
      () => time(listed),
    )

    tell('row 17: all lines')
    const credential = staticTokenCredential(tokens[0] ?? '')
    const partner = createPartner({ baseUrl: service.url, credential })
    const timeAll = async (
      open: () => AsyncIterable<unknown> | Promise<AsyncIterable<unknown>>,
    ) => {
      const started = performance.now()
      let items = 0
      for await (const item of await open()) if (item) items += 1
      return { items, perItem: ((performance.now() - started) / items) * 1000 }
    }
    const all = await takeTurns(
      rounds,
      async () => {
        const { items, perItem } = await timeAll(async () => (await partner.report()).lines)
        assert.equal(items, lines)
        return perItem
      },
      async () => (await timeAll(() => partner.insight.allCustomers())).perItem,
    )
    return [
      {
        what: 'first page, with the groups of all customers: median time',
        baselineIs: 'the same counts by one statement of SQLite',
        unit: 'ms',
        ...withGroups,
        better: 'less',
        goal: 3,
      },
      {
        what: `next page of ${pageSize}: median time`,
        baselineIs: 'such a page of the customer list',
        unit: 'ms',
        ...page,
        better: 'less',
        goal: 2,
      },
      {
        what: 'all lines, through the client: one line',
        baselineIs: 'all customers, through the client: one customer',
        unit: 'µs',
        ...all,
        better: 'less',
        goal: 1,
      },
    ]
  },
}
