import assert from 'node:assert/strict'
import { it } from 'node:test'
import { openDirectly } from '../main/support/direct-database.ts'
import { customer, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

onEveryStore('a case', (makeStorage) => {
  it('is due when the vetting delay is over, and not before', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { vettingDelay: 'PT1H' })
    const { status } = await service.call(
      'POST',
      `/v1/customers/${customer('01')}/qualifications`,
      {
        token: await service.userToken(),
        body: { qualification: 'Education', website: 'approve.accredit.test' },
      },
    )
    assert.equal(status, 201)
    await using database = await openDirectly(storage)
    const [row] = (await database.query(
      `select opened_at, due_at, state from vetting_case where customer_id = '${customer('01')}'`,
    )) as { opened_at: number | string; due_at: number | string; state: string }[]
    assert.equal(Number(row?.due_at) - Number(row?.opened_at), 3_600_000)
    assert.equal(row?.state, 'waiting')
  })
})
