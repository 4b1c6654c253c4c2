import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openStore } from '../../src/store/open-store.ts'
import { describeCode } from '../../src/rules/describe-code.ts'
import { listCodes, redeemCode } from '../../src/store/queries/codes.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { contosoTenant, customer } from '../support/service.ts'
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
        await redeemCode(connection, {
          partnerId: contosoTenant,
          customerId: customer(`0${index + 1}`),
          codeId: '67890',
          remaining: 4 - index,
          at: time,
        })
        await look()
      }
      assert.equal(tags.size, 5)
    } finally {
      await store.close()
    }
  })
})
