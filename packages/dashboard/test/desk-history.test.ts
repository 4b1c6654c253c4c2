import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { startDashboard, type TestDashboard } from './support/dashboard.ts'
import { atDesk, ready, reviewer1, reviewer2 } from './support/desk.ts'

describe('what the desk knows beside a case', () => {
  let dashboard: TestDashboard
  let desk: ReturnType<typeof atDesk>
  const cells = (page: Page, company: string) =>
    page
      .getByRole('region', { name: /^Other cases/ })
      .getByRole('row', { name: new RegExp(company) })

  before(async () => {
    dashboard = await startDashboard({ showDelay: 'PT2H' })
    desk = atDesk(dashboard.service)
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('lists the cases of the same domain, of other partners too, and leads there', async () => {
    const website = 'www.birch-hill.example'
    await desk.open({ companyName: 'Birch Hill Academy', website })
    await desk.open({
      companyName: 'Birch Hill Trust',
      website,
      by: 'admin@fabrikam.onmicrosoft.com',
    })
    const { id } = await desk.get('Birch Hill Academy')
    const { page, problems } = await dashboard.open(reviewer1, `/desk/${id}`)
    await ready(page, 'Birch Hill Academy')
    const section = page.getByRole('region', {
      name: 'Other cases of this customer or domain',
    })
    await section.getByText('birch-hill.example', { exact: true }).waitFor()
    assert.deepEqual(await section.getByRole('columnheader').allInnerTexts(), [
      'Customer',
      'Same',
      'Partner',
      'Requested',
      'State, verdict',
    ])
    const row = cells(page, 'Birch Hill Trust')
    await row.getByText('Domain', { exact: true }).waitFor()
    await row.getByText('Fabrikam').waitFor()
    await row.getByText('For review').waitFor()
    await row.getByRole('link', { name: 'Birch Hill Trust' }).click()
    await ready(page, 'Birch Hill Trust')
    await cells(page, 'Birch Hill Academy').getByText('Contoso').waitFor()
    assert.deepEqual(problems, [])
  })

  it('says why no domain counts, in Portuguese too', async () => {
    await desk.open({
      companyName: 'Free Mail School',
      website: 'freemail.blogspot.com',
      email: 'freemail@gmail.com',
    })
    const { id } = await desk.get('Free Mail School')
    const { page } = await dashboard.open(reviewer1, `/desk/${id}`)
    await page.getByText('No domain identifies the customer').waitFor()
    await page.getByText('There are no other cases.').waitFor()
    const portuguese = await dashboard.open(reviewer1, `/desk/${id}`, { locale: 'pt-PT' })
    await portuguese.page
      .getByRole('region', { name: 'Outros casos deste cliente ou domínio' })
      .getByText('Nenhum domínio identifica o cliente')
      .waitFor()
  })

  it('offers the colleagues that it knows to assign to, and to filter by', async () => {
    // A colleague is known by their sign-in alone.
    const colleague = await dashboard.open(reviewer2, '/desk')
    await colleague.page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor()
    await desk.open({ companyName: 'Given School' })
    const { id } = await desk.get('Given School')
    const { page, problems } = await dashboard.open(reviewer1, `/desk/${id}`)
    await ready(page, 'Given School')
    await page.keyboard.press('s')
    await page.getByRole('menuitem', { name: 'Ravi Menon (reviewer2)' }).click()
    await page.getByText('Assigned to: reviewer2').waitFor()
    assert.equal((await desk.get('Given School')).assignee, reviewer2)
    await page.goto(`${dashboard.service.url}/desk`)
    const people = page.getByRole('combobox', { name: 'Assigned to' })
    await people.selectOption('Ravi Menon (reviewer2)')
    await page.getByText('1 case', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Given School' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('filters where the cases are, by country and age as well', async () => {
    const { page, problems } = await dashboard.open(reviewer1, '/desk?country=PT')
    await page.getByText('No case matches').waitFor()
    const country = page.getByRole('combobox', { name: 'Country/region' })
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/vetting/v1/cases?')) asked.push(request.url())
    })
    await country.selectOption('United States')
    await page.getByRole('link', { name: 'Given School' }).waitFor()
    await page.getByRole('searchbox', { name: 'Company' }).fill('birch')
    await page.getByText('2 cases').waitFor()
    await page.getByRole('combobox', { name: 'Age' }).selectOption('overdue')
    await page.getByText('No case matches').waitFor()
    const last = new URL(asked.at(-1) ?? '').searchParams
    assert.deepEqual(
      [last.get('country'), last.get('company'), last.get('age')],
      ['US', 'birch', 'overdue'],
    )
    await page.getByRole('combobox', { name: 'Age' }).selectOption('')
    await page.getByText('2 cases').waitFor()
    assert.deepEqual(problems, [])
  })

  it('follows the sandbox’s clock at once, without an event of the case', async () => {
    await desk.open({ companyName: 'Clock School' })
    const { id } = await desk.get('Clock School')
    const queue = await dashboard.open(reviewer2, '/desk?company=clock')
    await queue.page.getByText(/Due in \d+ days/).waitFor()
    const { page, problems } = await dashboard.open(reviewer1, `/desk/${id}`)
    await ready(page, 'Clock School')
    await page.getByText(/Due in \d+ days/).waitFor()
    await page.keyboard.press('a')
    const last = page.getByRole('region', { name: 'Your last decision' })
    const timer = last.getByRole('timer')
    await timer.getByText(/Shown in 2 hours/).waitFor()
    // Not long enough for anything to happen to the case: nothing but the clock can tell.
    await dashboard.service.advance('PT90M')
    await timer.getByText(/Shown in (30|29) minutes/).waitFor()
    await desk.open({ companyName: 'Clock Two' })
    await queue.page.getByRole('link', { name: 'Clock Two' }).waitFor()
    const row = queue.page.getByRole('row', { name: /Clock Two/ })
    await row.getByText(/Due in \d+ days/).waitFor()
    await dashboard.service.advance('P10D')
    await row.getByText(/Overdue by \d+ days/).waitFor()
    assert.deepEqual([...problems, ...queue.problems], [])
  })

  it('says in plain words that a step came too late, and shows how it stands', async () => {
    await desk.open({ companyName: 'Late School' })
    const { id } = await desk.get('Late School')
    for (const [locale, button, said] of [
      ['en-GB', 'Approve', 'This step is no longer possible: the case is already decided.'],
      ['pt-PT', 'Aprovar', 'Este passo já não é possível: o caso já está decidido.'],
    ] as const) {
      const { page } = await dashboard.open(reviewer1, `/desk/${id}`, { locale })
      await ready(page, 'Late School')
      await page.route('**/decision', (route) =>
        route.fulfill({
          status: 409,
          contentType: 'application/json',
          body: JSON.stringify({
            code: 600006,
            description: `Case ${id} is decided, but only a case on the desk can be decided.`,
            errorName: 'CaseStateConflict',
            parameters: {
              caseId: id,
              state: 'decided',
              rule: 'only a case on the desk can be decided',
            },
          }),
        }),
      )
      await page.getByRole('button', { name: button, exact: true }).click()
      await page.getByText(said).first().waitFor()
    }
  })
})
