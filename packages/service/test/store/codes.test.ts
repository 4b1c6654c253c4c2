import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openStore } from '../../src/store/open-store.ts'
import { describeCode } from '../../src/rules/describe/describe-code.ts'
import { findCode, listCodes, takeCreate } from '../../src/store/queries/codes.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { contosoTenant } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { seedSandboxCommand } from '../../src/sandbox/seed.ts'

const at = 1_800_000_000_000

onEveryStore('a validation code', (makeStorage) => {
  it('gets another entity tag with each create, even in one millisecond', async () => {
    await using storage = await makeStorage()
    const store = await openStore(storage.config)
    try {
      await store.run(seedSandboxCommand, {}, at)
      await using database = await openDirectly(storage)
      const { connection } = database
      const tags = new Set<string>()
      const look = async () => {
        const codes = (await listCodes(connection, { partnerId: contosoTenant })).map(describeCode)
        tags.add(codes.find(({ validationId }) => validationId === '67890')?.eTag ?? '')
      }
      await look()
      // At the time of seeding, twice at one time, and after a clock was put back.
      for (const [index, time] of [at, at, at + 5, at - 60_000].entries()) {
        const key = { partnerId: contosoTenant, id: '67890' }
        assert.deepEqual(await takeCreate(connection, { ...key, at: time, left: 5 - index }), {
          remaining: 4 - index,
        })
        await look()
      }
      assert.equal(tags.size, 5)
    } finally {
      await store.close()
    }
  })

  it('gives as many creates as it has, each one once, and no end of them without a limit', async () => {
    await using storage = await makeStorage()
    const store = await openStore(storage.config)
    try {
      await store.run(seedSandboxCommand, {}, at)
      await using database = await openDirectly(storage)
      const takeSix = async (id: string) => {
        const taken = []
        for (let count = 0; count < 6; count += 1) {
          const key = { partnerId: contosoTenant, id }
          const left = (await findCode(database.connection, key))?.remainingCreates ?? null
          taken.push(await takeCreate(database.connection, { ...key, at, left }))
        }
        return taken.map((each) => (each ? each.remaining : 'none'))
      }
      const before = await database.query(`select * from validation_code order by id`)
      assert.deepEqual(await takeSix('12345'), [3, 2, 1, 0, 'none', 'none'])
      assert.deepEqual(await takeSix('20002'), [null, null, null, null, null, null])
      assert.deepEqual(await takeSix('10001'), Array(6).fill('none'))
      const after = await database.query(`select * from validation_code order by id`)
      const changed = after.filter(
        (row, index) => JSON.stringify(row) !== JSON.stringify(before[index]),
      )
      assert.deepEqual(
        changed.map(({ id }) => id),
        ['12345', '20002'],
      )
    } finally {
      await store.close()
    }
  })
})
