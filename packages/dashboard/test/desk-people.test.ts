import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { mintToken } from '../../service/test/main/support/mint-token.ts'
import { customer } from '../../service/test/support/service.ts'
import { startDashboard, type TestDashboard } from './support/dashboard.ts'
import { atDesk, ready, reviewer1, reviewer2 } from './support/desk.ts'

/** Longer than any test takes, so that no verdict is shown before its time. */
const showDelay = 'PT30M'

describe('where two must agree', () => {
  let dashboard: TestDashboard
  let desk: ReturnType<typeof atDesk>
  before(async () => {
    dashboard = await startDashboard({ twoPersons: 'on', showDelay })
    desk = atDesk(dashboard.service)
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('shows in the queue whose agreement is missing, and finds what needs mine', async () => {
    for (const companyName of ['Agreed School', 'Lonely School']) await desk.open({ companyName })
    await desk.step(reviewer1, 'Agreed School', 'decision', { verdict: 'approve' })
    const first = await dashboard.open(reviewer1, '/desk')
    const own = first.page.getByRole('row', { name: /Agreed School/ })
    await own.getByText('Waiting for a second reviewer').waitFor()
    await first.page.getByRole('combobox', { name: 'State' }).selectOption('Needs my confirmation')
    await first.page.getByText('No case matches').waitFor()

    const { page, problems } = await dashboard.open(reviewer2, '/desk')
    const row = page.getByRole('row', { name: /Agreed School/ })
    await row.getByText('Decided by reviewer1: needs your confirmation').waitFor()
    await page.getByRole('combobox', { name: 'State' }).selectOption('Needs my confirmation')
    await page.getByText('1 case', { exact: true }).waitFor()
    assert.match(page.url(), /state=confirm/)
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await ready(page, 'Agreed School')
    await page.keyboard.press('c')
    await page.getByText(/reviewer1 approved\. You confirmed\./).waitFor()
    await page.keyboard.press('q')
    await page.getByText('No case matches').waitFor()
    // A browser in Portuguese says it as well.
    await desk.step(reviewer1, 'Lonely School', 'decision', { verdict: 'approve' })
    const portuguese = await dashboard.open(reviewer2, '/desk?state=confirm', { locale: 'pt-PT' })
    await portuguese.page.getByText('Decidido por reviewer1: falta a sua confirmação').waitFor()
    assert.deepEqual([...first.problems, ...problems, ...portuguese.problems], [])
  })

  it('waits for a second reviewer, who is somebody else', async () => {
    const { id } = await desk.get('Bellows College')
    const first = await dashboard.open(reviewer1, `/desk/${id}`)
    const second = await dashboard.open(reviewer2, `/desk/${id}`)
    await ready(first.page, 'Bellows College')
    await ready(second.page, 'Bellows College')
    await first.page.keyboard.press('a')
    const last = first.page.getByRole('region', { name: 'Your last decision' })
    await last.getByText('Waiting for a second reviewer').waitFor()
    await second.page.getByText('reviewer1 decided this case just now').waitFor()
    await second.page.getByText('You can confirm it.').waitFor()
    await dashboard.service.advance('P1D')
    await first.page.goBack()
    await first.page.getByText('You cannot confirm your own decision').waitFor()
    assert.equal(await first.page.getByRole('button', { name: 'Confirm' }).count(), 0)
    await first.page.keyboard.press('c')

    await ready(second.page, 'Bellows College')
    await second.page.keyboard.press('c')
    await second.page.getByText(/reviewer1 approved\. You confirmed\./).waitFor()
    await first.page.getByText('reviewer2 confirmed the decision · just now').waitFor()
    await dashboard.service.advance('PT1H')
    await first.page.getByText(/Shown to the partner .* This is final\./).waitFor()
    assert.equal((await desk.get('Bellows College')).confirmedBy, reviewer2)
    assert.equal(await desk.count('Bellows College', 'confirmed'), 1)
    assert.deepEqual([first.problems, second.problems], [[], []])
  })

  it('knows the reader by who they are, and not by their name', async () => {
    const { service } = dashboard
    await desk.open({ companyName: 'Namesake School' })
    const claims = { upn: reviewer1, name: 'Rosa Keller', roles: ['Vetting.Review'] }
    const token = await mintToken(service, { tenant: customer('d001'), user: 'd1ff', claims })
    assert.equal((await service.call('GET', '/accredit/v1/me', { token })).status, 200)
    const { id, etag } = await desk.get('Namesake School')
    const path = `/vetting/v1/cases/${id}/decision`
    const decision = { body: { verdict: 'approve' }, headers: { 'if-match': `"${etag}"` } }
    assert.equal((await service.call('POST', path, { token, ...decision })).status, 200)

    const { page, problems } = await dashboard.open(reviewer1, `/desk/${id}`)
    await ready(page, 'Namesake School')
    await page
      .getByText(/^reviewer1 approved\. A second reviewer must confirm this decision\. You can/)
      .waitFor()
    await page.keyboard.press('c')
    await page.getByText(/reviewer1 approved\. You confirmed\./).waitFor()

    await desk.open({ companyName: 'Given Away School' })
    await page.goto(`${service.url}/desk/${(await desk.get('Given Away School')).id}`)
    await ready(page, 'Given Away School')
    await page.keyboard.press('m')
    await page.getByText('Assigned to: you').waitFor()
    await page.keyboard.press('s')
    // Of two people with the same name the list says which one it means.
    await page.getByRole('menuitem', { name: /^Rosa Keller \(reviewer1@\S+\) · \S+d1ff$/ }).click()
    await page.getByText('Assigned to: reviewer1').waitFor()
    const given = await desk.get('Given Away School')
    assert.equal(given.assigneeId, `${customer('d001')}.${customer('d1ff')}`)
    await page.goto(`${service.url}/desk?assignee=me`)
    await page.getByText('No case matches').waitFor()
    await page.goto(`${service.url}/desk`)
    const people = page.getByRole('combobox', { name: 'Assigned to' })
    await page.getByRole('link', { name: 'Given Away School' }).waitFor()
    await people.selectOption(given.assigneeId ?? '')
    await page.getByText('1 case', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Given Away School' }).waitFor()
    assert.deepEqual(problems, [])
  })
})
