import assert from 'node:assert/strict'
import { it } from 'node:test'
import { addBusinessDays } from '../../src/rules/add-business-days.ts'
import { upsertPartnerCommand, removePartnerCommand } from '../../src/operations/admin/partners.ts'
import { findStoredPartner } from '../../src/store/queries/partner-changes.ts'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'
import { contosoTenant, customer, startTestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { apply, id, openEmptyStore, openOperator, operator } from './operator.ts'

const education = { qualification: 'Education', website: 'review.accredit.test' }

const termsIn = (state: unknown) => (state as { qualifications?: object }).qualifications

onEveryStore('a partner’s own request limit and review time', (makeStorage) => {
  it('count for its customers, in a request, in what is shown, and for the case', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    await using store = await openOperator(storage)
    const qualifications = { Education: { requestLimit: 4, reviewBusinessDays: 7 } }
    const setup = { partners: [{ id: contosoTenant, qualifications }] }
    const applied = await apply(store, setup)
    assert.deepEqual(
      applied.changes.map(({ action, after }) => [action, after?.['qualifications']]),
      [['partner.changed', qualifications]],
    )
    assert.deepEqual(await apply(store, setup), { changes: [], refusals: [] })

    // Three requests were denied before.
    const token = await service.userToken()
    const path = `/v1/customers/${customer('07')}/qualifications`
    const ask = () => service.call('POST', path, { token, body: education })
    const limits = async (as: string, of: string) =>
      (await service.call('GET', `/accredit/v1/customers/${of}/vetting`, { token: as })).json.limits
    const left = { qualification: 'Education', requestLimit: 4, requestsLeft: 1 }
    assert.deepEqual(await limits(token, customer('07')), [left])
    const asked = await ask()
    assert.equal(asked.status, 201, asked.text)
    assert.deepEqual(await limits(token, customer('07')), [{ ...left, requestsLeft: 0 }])
    const { json } = await service.call('GET', '/vetting/v1/cases?state=waiting', {
      token: await service.userToken('reviewer1@vetting.accredit.test'),
    })
    const [opened] = json.items
    assert.equal(Date.parse(opened.slaDueAt), addBusinessDays(Date.parse(opened.openedAt), 7))

    const fabrikam = await service.userToken('admin@fabrikam.onmicrosoft.com')
    assert.equal((await limits(fabrikam, customer('21')))[0].requestLimit, 3)

    const none = { Education: { requestLimit: 0 } }
    await apply(store, { partners: [{ id: contosoTenant, qualifications: none }] })
    const refused = await service.call('POST', `/v1/customers/${customer('01')}/qualifications`, {
      token,
      body: education,
    })
    assert.equal(refused.json.errorName, 'VerificationRequestLimitReached')
    assert.match(refused.json.description, / all 0 /)
    const without = { Education: { requestLimit: 'unlimited' } }
    await apply(store, { partners: [{ id: contosoTenant, qualifications: without }] })
    assert.deepEqual(await limits(token, customer('07')), [])
  })

  it('stay where they are not named, go by name, are on record, and end with the partner', async () => {
    await using storage = await makeStorage()
    await using store = await openEmptyStore(storage)
    const partnerId = id('1')
    const partner = { id: partnerId, name: 'Contoso', domain: 'contoso.example' }
    const ownTerms = async () => (await findStoredPartner(store.reader, partnerId))?.ownTerms
    const set = (terms: object) =>
      apply(store, { partners: [{ id: partnerId, qualifications: { Education: terms } }] })
    await apply(store, { partners: [partner] })
    assert.deepEqual(await ownTerms(), {})
    await set({ requestLimit: 5 })
    await set({ reviewBusinessDays: 2 })
    await apply(store, { partners: [{ ...partner, name: 'Contoso Ltd' }] })
    assert.deepEqual(await ownTerms(), { Education: { requestLimit: 5, reviewBusinessDays: 2 } })
    await set({ requestLimit: 'default' })
    assert.deepEqual(await ownTerms(), { Education: { reviewBusinessDays: 2 } })
    const [last] = await listOperatorRecords(store.reader, 1)
    assert.deepEqual(
      [last?.action, termsIn(last?.before), termsIn(last?.after)],
      [
        'partner.changed',
        { Education: { requestLimit: 5, reviewBusinessDays: 2 } },
        { Education: { reviewBusinessDays: 2 } },
      ],
    )
    await store.run(removePartnerCommand, { operator, partnerId }, 1)
    await store.run(upsertPartnerCommand, { operator, expect: 'new', partner }, 2)
    assert.deepEqual(await ownTerms(), {})
  })
})
