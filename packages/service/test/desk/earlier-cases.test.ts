import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { VettingCase } from '@accredit/contract'
import { startTestService, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { openCase } from './open-case.ts'

const fabrikam = 'admin@fabrikam.onmicrosoft.com'

/** Summary of the other cases. */
const told = ({ earlier }: VettingCase) =>
  earlier.map(({ companyName, partnerName, matches }) => [companyName, partnerName, matches])

async function read(service: TestService, { id }: VettingCase): Promise<VettingCase> {
  const token = await service.userToken('reviewer1@vetting.accredit.test')
  return (await service.call('GET', `/vetting/v1/cases/${id}`, { token })).json
}

onEveryStore('earlier cases', (makeStorage) => {
  it('are those of the same domain too, whichever partner asked, newest first', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const first = await openCase(service, {
      companyName: 'Birch Hill Academy',
      website: 'https://www.birch-hill.example/about',
    })
    assert.equal(first.domain, 'birch-hill.example')
    assert.equal(first.partnerName, 'Contoso')
    assert.deepEqual(told(first), [])
    const second = await openCase(service, {
      companyName: 'Birch Hill Trust',
      website: 'library.birch-hill.example',
      by: fabrikam,
    })
    assert.deepEqual(told(second), [['Birch Hill Academy', 'Contoso', ['domain']]])
    // Without a website the domain of the e-mail counts.
    const third = await openCase(service, {
      companyName: 'Birch Hill Nursery',
      website: '',
      email: 'office@birch-hill.example',
    })
    assert.deepEqual(told(third), [
      ['Birch Hill Trust', 'Fabrikam', ['domain']],
      ['Birch Hill Academy', 'Contoso', ['domain']],
    ])
    assert.deepEqual(told(await read(service, first)), [
      ['Birch Hill Nursery', 'Contoso', ['domain']],
      ['Birch Hill Trust', 'Fabrikam', ['domain']],
    ])
    const other = await openCase(service, { companyName: 'Oak Hill', website: 'oak-hill.example' })
    assert.deepEqual(told(other), [])
  })

  it('of one customer say so, and both where both are true', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const website = 'deny-not-an-academic-domain.accredit.test'
    const first = await openCase(service, { companyName: 'Birch Hill', website })
    assert.equal(first.state, 'shown')
    const token = await service.userToken()
    const path = `/v1/customers/${first.customerId}/qualifications`
    const ask = (site: string) =>
      service.call('POST', path, {
        token,
        body: { qualification: 'Education', educationSegment: 'K12', website: site },
      })
    assert.equal((await ask('review.accredit.test')).status, 201)
    const [open] = (
      await service.call('GET', `/vetting/v1/cases?customer=${first.customerId}`, {
        token: await service.userToken('reviewer1@vetting.accredit.test'),
      })
    ).json.items
    const second = await read(service, open)
    assert.deepEqual(
      second.earlier.map(({ id, matches, verdict }) => [id, matches, verdict]),
      [[first.id, second.domain === undefined ? ['customer'] : ['customer', 'domain'], 'deny']],
    )
  })

  it('are not those that only share a provider of mailboxes or pages', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    for (const [companyName, website, email] of [
      ['Free Mail', '', 'freemail@gmail.com'],
      ['Free Mail Again', '', 'again@gmail.com'],
      ['Tenant Mail', '', 'office@tenantmail.onmicrosoft.com'],
      ['Tenant Mail Again', '', 'office@tenantmail.onmicrosoft.com'],
      ['Page', 'https://www.facebook.com/page', 'page@gmail.com'],
      ['Page Again', 'https://www.facebook.com/again', 'again@gmail.com'],
    ] as const) {
      const found = await openCase(service, { companyName, website, email })
      assert.equal(found.domain, undefined, companyName)
      assert.deepEqual(told(found), [], companyName)
    }
    const page = await openCase(service, {
      companyName: 'Page With Mail',
      website: 'https://www.facebook.com/mail',
      email: 'office@page-with-mail.example',
    })
    assert.equal(page.domain, 'page-with-mail.example')
  })

  it('are at most twenty, the newest', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const website = 'https://www.many.example/'
    let last: VettingCase | undefined
    for (let index = 0; index <= 21; index += 1) {
      last = await openCase(service, { companyName: `School ${index}`, website })
    }
    const names = last?.earlier.map(({ companyName }) => companyName)
    assert.deepEqual(
      names,
      Array.from({ length: 20 }, (_, index) => `School ${20 - index}`),
    )
  })
})
