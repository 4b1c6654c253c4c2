import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { callMain } from '../cli/call-main.ts'
import { dumpTable } from '../support/rows.ts'
import { customer, startTestService, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { operator } from './operator.ts'
import { eraseCustomerCommand } from '../../src/operations/admin/customers.ts'

const partnerId = 'c0de0000-0000-4000-8000-00000000a001'
const customerId = customer('11')
const path = `/v1/customers/${customerId}/qualifications`

onEveryStore('erasing a customer', (makeStorage) => {
  it('leaves nothing that names it outside the sealed activity log', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { store } = service.running
    const token = await service.userToken()
    const website = 'https://review.accredit.test/relecloud'
    const body = { qualification: 'Education', website }
    const asked = await service.call('POST', path, { token, body })
    assert.equal(asked.status, 201, asked.text)
    const erase = async (at = Date.now()) =>
      store.run(eraseCustomerCommand, { operator, partnerId, customerId }, at)
    const tooEarly = await erase()
    assert.ok('refused' in tooEarly && tooEarly.refused.name === 'CustomerInReview')

    const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
    const { items } = await until(
      async () =>
        (
          await service.call('GET', `/vetting/v1/cases?state=desk&customer=${customerId}`, {
            token: reviewer,
          })
        ).json,
      (page) => page.items.length === 1,
      'the case is on the desk',
    )
    const at = `/vetting/v1/cases/${items[0].id}`
    const found = await service.call('GET', at, { token: reviewer })
    const decided = await service.call('POST', `${at}/decision`, {
      token: reviewer,
      body: {
        verdict: 'deny',
        reason: 'Not an Education Customer',
        publicNote: 'Dear Rene, Relecloud is no school.',
        privateNote: 'Spoke to Rene Duval.',
      },
      headers: { 'if-match': found.json.etag },
    })
    assert.equal(decided.status, 200, decided.text)
    await service.advance('PT31S')
    await until(
      async () => (await service.call('GET', path, { token })).json[0].vettingStatus,
      (status) => status === 'Denied',
      'the verdict',
    )
    const log = await dumpTable(store.reader, 'audit_record')
    const named = /relecloud|rene|duval|gmail/i
    assert.match(log, named)

    const erased = await erase()
    assert.ok('changes' in erased)
    assert.deepEqual(
      erased.changes.map(({ action }) => action),
      ['customer.erased'],
    )
    const tables = ['customer', 'qualification', 'vetting_case', 'case_entry', 'event']
    for (const table of [...tables, 'gdap_grant', 'operator_record']) {
      const dump = await dumpTable(store.reader, table)
      assert.doesNotMatch(dump, named, table)
    }
    const left = await dumpTable(store.reader, 'case_entry')
    assert.match(left, /deny/)
    assert.match(left, /Not an Education Customer/)
    assert.equal(await dumpTable(store.reader, 'audit_record'), log)
    assert.equal((await service.call('GET', path, { token })).status, 404)

    const kept = await service.call('GET', at, { token: reviewer })
    assert.equal(kept.status, 200)
    assert.equal(kept.json.companyName, 'Erased customer')
    assert.equal(kept.json.reason, 'Not an Education Customer')
    const again = await erase()
    assert.ok('changes' in again)
  })

  it('takes old texts out of the files, the log of writes included', async (test) => {
    await using storage = await makeStorage()
    if (storage.dialect === 'postgres') return
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const body = { qualification: 'Education', website: 'https://review.accredit.test/relecloud' }
    const asked = await service.call('POST', path, { token, body })
    assert.equal(asked.status, 201, asked.text)
    const reviewer = await service.userToken('reviewer1@vetting.accredit.test')
    const { items } = await until(
      async () =>
        (await service.call('GET', '/vetting/v1/cases?state=desk', { token: reviewer })).json,
      (page) => page.items.some((item: { customerId: string }) => item.customerId === customerId),
      'the case is on the desk',
    )
    const { id } = items.find((item: { customerId: string }) => item.customerId === customerId)
    const at = `/vetting/v1/cases/${id}`
    const secret = 'Spoke to Zenobia Quillfeather.'
    // Without a request id no answer is kept for a repeated call, which would hold the text for a day.
    const requestId = 'none'
    const noted = await service.call('POST', `${at}/notes`, {
      token: reviewer,
      requestId,
      body: { text: secret },
    })
    assert.equal(noted.status, 201, noted.text)
    const decided = await service.call('POST', `${at}/decision`, {
      token: reviewer,
      requestId,
      body: { verdict: 'approve' },
      headers: { 'if-match': noted.json.etag },
    })
    assert.equal(decided.status, 200, decided.text)
    await service.advance('PT31S')
    await until(
      async () => (await service.call('GET', path, { token })).json[0].vettingStatus,
      (status) => status === 'Approved',
      'the verdict',
    )

    const { data } = storage.config
    const holders = () =>
      readdirSync(data).filter((file) => readFileSync(join(data, file)).includes(secret))
    assert.ok(holders().length > 0)
    const words = ['admin', 'customer', 'erase', partnerId, customerId, '--data', data]
    const erased = await callMain(test, words)
    assert.equal(erased.code, 0, erased.stderr)
    assert.deepEqual(holders(), [])
    const list = await service.call('GET', '/v1/customers', { token })
    assert.equal(list.status, 200, 'the service goes on')
  })

  it('refuses a customer that never was', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const input = { operator, partnerId, customerId: customer('99') }
    const result = await service.running.store.run(eraseCustomerCommand, input, Date.now())
    assert.ok('refused' in result && result.refused.name === 'CustomerUnknown')
  })
})
