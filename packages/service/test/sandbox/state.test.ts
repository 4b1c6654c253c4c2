import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { customer, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { controls } from './controls.ts'

const northwind = `/v1/customers/${customer('01')}/qualifications`
const day = 86_400_000

describe('the state of a sandbox', () => {
  it('goes ahead to a time, gives the verdicts that are due, and goes back with a reset', async () => {
    await using service = await startTestService(undefined, { vettingDelay: 'PT48H' })
    const token = await service.userToken()
    const { send } = controls(service)
    const body = { qualification: 'Education', website: 'approve.accredit.test' }
    await service.call('POST', northwind, { token, body })
    const to = new Date(Date.now() + 3 * day).toISOString()
    const ahead = await send('POST', 'clock', { to })
    assert.equal(ahead.status, 200)
    assert.ok(Date.parse(ahead.json.now) >= Date.parse(to))
    // The call itself waits for the verdict.
    const [record] = (await service.call('GET', northwind, { token })).json
    assert.equal(record.vettingStatus, 'Approved')

    assert.equal((await send('POST', 'reset')).status, 204)
    assert.equal((await send('GET', 'clock')).json.aheadByMilliseconds, 0)
    assert.deepEqual((await service.call('GET', northwind, { token })).json, [])
    // The worker follows the clock back, too.
    await service.call('POST', northwind, { token, body })
    await service.advance('PT48H')
    const [again] = (await service.call('GET', northwind, { token })).json
    assert.equal(again.vettingStatus, 'Approved')
  })

  it('lists the verdicts to come, and lets one be due without another time for the rest', async () => {
    await using service = await startTestService(undefined, { vettingDelay: 'PT48H' })
    const token = await service.userToken()
    const { send } = controls(service)
    const body = { qualification: 'Education', website: 'approve.accredit.test' }
    await service.call('POST', northwind, { token, body })
    await service.call('POST', northwind.replace('01/', '02/'), { token, body })
    const { json } = await send('GET', 'verdicts')
    const [first, second] = json.verdicts
    assert.deepEqual(
      [json.verdicts.length, json.onDesk, first.companyName, first.state],
      [2, 1, 'Northwind Primary School', 'waiting'],
    )
    assert.equal(Date.parse(first.dueAt) - Date.parse(first.openedAt), 2 * day)
    const before = (await send('GET', 'clock')).json.aheadByMilliseconds
    assert.equal((await send('POST', `verdicts/${first.caseId.toUpperCase()}`)).status, 204)
    // The call itself waits for the verdict.
    const [record] = (await service.call('GET', northwind, { token })).json
    assert.equal(record.vettingStatus, 'Approved')
    assert.equal((await send('GET', 'clock')).json.aheadByMilliseconds, before)
    assert.deepEqual(
      (await send('GET', 'verdicts')).json.verdicts.map((each: { caseId: string }) => each.caseId),
      [second.caseId],
    )
    for (const caseId of [first.caseId, 'x', '00000000-0000-4000-8000-000000000000']) {
      const again = await send('POST', `verdicts/${caseId}`)
      assert.deepEqual([again.status, again.json.parameters.field], [400, 'caseId'], caseId)
    }
  })

  it('starts the limits again with a reset', async () => {
    await using service = await startTestService(undefined, { throttlePerMinute: '3' })
    const token = await service.userToken()
    const read = async () => (await service.call('GET', northwind, { token })).status
    for (let call = 0; call < 3; call += 1) assert.equal(await read(), 200)
    assert.equal(await read(), 429)
    await controls(service).send('POST', 'reset')
    assert.equal(await read(), 200)
  })

  it('refuses a time that has gone by, two ways at once, and an unknown snapshot', async () => {
    await using service = await startTestService(undefined)
    const { send } = controls(service)
    for (const [path, body, field] of [
      ['clock', { to: '2001-01-01T00:00:00Z' }, 'to'],
      ['clock', { to: 'tomorrow' }, 'to'],
      ['clock', { to: '2999-01-01T00:00:00Z' }, 'to'],
      ['clock', { to: '2030-01-01T00:00:00Z', advance: 'P1D' }, 'to'],
      ['clock', {}, 'advance'],
      ['snapshots/x/restore', undefined, 'snapshotId'],
    ] as const) {
      const answer = await send('POST', path, body)
      assert.equal(answer.status, 400, path)
      assert.equal(answer.json.parameters.field, field)
    }
    assert.equal((await send('GET', 'clock')).json.aheadByMilliseconds, 0)
  })
})

onEveryStore('a snapshot', (makeStorage) => {
  it('is forgotten when it is removed', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { send } = controls(service)
    const [kept, removed] = [await send('POST', 'snapshots'), await send('POST', 'snapshots')]
    assert.equal((await send('DELETE', `snapshots/${removed.json.id}`)).status, 204)
    assert.deepEqual((await send('GET', 'snapshots')).json, { snapshots: [kept.json] })
    for (const [method, path] of [
      ['DELETE', `snapshots/${removed.json.id}`],
      ['POST', `snapshots/${removed.json.id}/restore`],
    ] as const) {
      const answer = await send(method, path)
      assert.deepEqual([answer.status, answer.json.parameters.field], [400, 'snapshotId'], method)
    }
  })

  it('is put aside and back, data and clock', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const { send } = controls(service)
    const body = { qualification: 'StateOwnedEntity' }
    await service.call('POST', northwind, { token, body })
    await service.advance('P1D')
    const taken = await send('POST', 'snapshots')
    assert.equal(taken.status, 201)
    const before = await service.call('GET', '/v1/customers', { token })

    await service.call('DELETE', `/v1/customers/${customer('01')}`, { token })
    await service.advance('P3D')
    assert.equal((await service.call('GET', northwind, { token })).status, 404)
    for (let turn = 0; turn < 2; turn += 1) {
      assert.equal((await send('POST', `snapshots/${taken.json.id}/restore`)).status, 204)
      const after = await service.call('GET', '/v1/customers', { token })
      assert.deepEqual(after.json, before.json)
      const [record] = (await service.call('GET', northwind, { token })).json
      assert.equal(record.qualification, 'StateOwnedEntity')
      const ahead = (await send('GET', 'clock')).json.aheadByMilliseconds
      assert.equal(ahead, day)
    }
    // Work goes on from there.
    await service.call('POST', `/v1/customers/${customer('02')}/qualifications`, { token, body })
  })
})
