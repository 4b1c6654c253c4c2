import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { generateCustomer } from '../../src/sandbox/generate-customer.ts'
import { connect, openMemory } from '../../src/store/dialects/sqlite/database.ts'
import { migrateSqlite } from '../../src/store/dialects/sqlite/migrate.ts'
import { insertCustomers } from '../../src/store/queries/customer-batches.ts'
import {
  listCustomerOverviews,
  type CustomerPosition,
} from '../../src/store/queries/customer-overviews.ts'
import { nameKey, searchText } from '../../src/store/queries/customers.ts'
import { many, searchAnywhere } from '../../src/store/queries/search-customers.ts'

const partnerId = 'c0de0000-0000-4000-8000-00000000a001'
const otherId = 'c0de0000-0000-4000-8000-00000000b001'
const customers = [
  ...Array.from({ length: 1_100 }, (_, index) =>
    generateCustomer({ partnerId, seed: 1, index }, 1_000),
  ),
  ...Array.from({ length: 100 }, (_, index) =>
    generateCustomer({ partnerId: otherId, seed: 2, index }, 1_000),
  ),
]

/** A store whose customers stand in rows from this one on. */
async function openFrom(first: number) {
  const database = openMemory()
  migrateSqlite(database)
  const connection = connect(database)
  for (const id of [partnerId, otherId]) {
    database
      .prepare('insert into partner (id, name, domain, created_at) values (?, ?, ?, 0)')
      .run(id, id, `${id}.example`)
  }
  await insertCustomers(connection, [generateCustomer({ partnerId, seed: 3, index: 0 }, 1_000)])
  // The next row gets the next number. This one is no customer any more, and in no index.
  database.exec('update customer set removed_at = 1')
  database.exec(`update customer set number = ${first - 1}`)
  await insertCustomers(connection, customers)
  return { connection, [Symbol.dispose]: () => database.close() }
}

/** Ids of the customers that contain a text: those whose name begins with it first. */
function expected(search: string): string[] {
  const rank = (name: string) => `${name.startsWith(search) ? 0 : 1}${name}`
  return customers
    .filter((each) => each.partnerId === partnerId && searchText(each).includes(search))
    .map(({ id, companyName }) => [rank(nameKey(companyName)), id] as const)
    .toSorted(([a, one], [b, other]) => (a === b ? (one < other ? -1 : 1) : a < b ? -1 : 1))
    .map(([, id]) => id)
}

describe('a search for any part of a name', () => {
  for (const [first, wayOfMany] of [
    [1, 'byRow'],
    [30_000, 'byIndex'],
  ] as const) {
    it(`finds the same in the same order in whichever way (${wayOfMany})`, async () => {
      using store = await openFrom(first)
      const { connection } = store
      for (const [search, way] of [
        ['onmicrosoft', wayOfMany],
        ['academy', 'few'],
        ['alder', 'few'],
        ['nothing of the kind', 'few'],
      ] as const) {
        assert.equal((await searchAnywhere(connection, search)).way, way, search)
        const ids = expected(search)
        const found: string[] = []
        let after: CustomerPosition | undefined
        do {
          const wanted = { partnerId, search, after, size: 150 }
          const page = await listCustomerOverviews(connection, wanted)
          assert.equal(page.total, ids.length > many ? undefined : ids.length, search)
          found.push(...page.rows.map(({ id }) => id))
          after = page.next
        } while (after)
        assert.deepEqual(found, ids, search)
      }
    })
  }
})
