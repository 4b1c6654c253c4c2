import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { expectFocus } from './support/expect-focus.ts'

const account = (digits: string) => `/customers/${customer(digits)}`

describe('a partner', () => {
  let dashboard: TestDashboard
  before(async () => {
    // Long enough to see "In review" first.
    dashboard = await startDashboard({ vettingDelay: 'PT2S', support: 'help@accredit.example' })
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('finds a customer and copies its Microsoft ID', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/')
    await page.getByRole('heading', { name: 'Customers' }).waitFor()
    await page.getByRole('searchbox').fill('northw')
    await page.getByText('1–1 of 1').waitFor()
    await page.getByRole('link', { name: 'Northwind Primary School' }).click()
    const info = page.getByRole('region', { name: 'Customer Account Info' })
    await info.getByText(customer('01')).waitFor()
    await info.getByRole('button', { name: 'Copy Microsoft ID' }).click()
    await page
      .getByText(/^Copied: Microsoft ID of /)
      .first()
      .waitFor()
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), customer('01'))
    assert.equal(await page.title(), 'Northwind Primary School · Accredit')
    assert.deepEqual(problems, [])
  })

  it('searches by domain, filters by state, and takes the whole list away as CSV', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers?status=Denied')
    await page.getByText('1–2 of 2').waitFor()
    const status = page.getByRole('combobox', { name: 'Status' })
    await status.selectOption('')
    await page.getByText('1–12 of 12').waitFor()
    await page.getByRole('searchbox').fill('wingtipuniversity.on')
    await page.getByRole('link', { name: 'Wingtip University' }).waitFor()
    await page.getByText('1–1 of 1').waitFor()
    assert.match(page.url(), /search=wingtipuniversity\.on/)
    await page.getByRole('searchbox').fill('no such company')
    await page.getByText('No customer matches').waitFor()
    await page.getByRole('button', { name: 'Clear search and filter' }).click()
    await page.getByText('1–12 of 12').waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export CSV' }).click(),
    ])
    const lines = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n')
    assert.equal(lines.length, 13)
    assert.equal(
      lines[0],
      '\uFEFFMicrosoft ID,Company name,Primary domain,Country/region,Relationship,Special qualifications',
    )
    assert.equal(
      lines[3],
      `${customer('12')},Bellows College,bellowscollege.onmicrosoft.com,United States,Reseller,In review`,
    )
    assert.deepEqual(problems, [])
  })

  it('asks for Education and sees the verdict come without doing anything', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, account('01'))
    await page.getByRole('button', { name: 'Request Education' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Request Education' }).click()
    await dialog.getByText('Choose a segment.').waitFor()
    await dialog.getByRole('radio', { name: /K-12/ }).check()
    await dialog.getByRole('textbox', { name: /Website/ }).fill('northwind-primary.example')
    await dialog.getByRole('button', { name: 'Request Education' }).click()
    await dialog.waitFor({ state: 'detached' })
    const info = page.getByRole('region', { name: 'Customer Account Info' })
    await info.getByText('In review').waitFor()
    await page.getByText('Northwind Primary School: Education approved').first().waitFor()
    await info.getByText('Education', { exact: true }).waitFor()
    const history = page.getByRole('region', { name: 'Vetting history' })
    await history.getByText('Request 1: Approved').waitFor()
    await history.getByText(`Requested by ${contosoAdmin}`).waitFor()
    await page
      .getByRole('region', { name: 'Recent activity' })
      .getByText('Education approved')
      .waitFor()
    assert.deepEqual(problems, [])
  })

  it('sees before asking what vetting will read, and corrects it there', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, account('11'))
    const company = page.getByRole('region', { name: 'Company profile' })
    await company.getByText('Relecloud', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Request Education' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Higher education' }).check()
    await dialog.getByText(/The address is incomplete/).waitFor()
    await dialog.getByText(/is a free mailbox/).waitFor()
    await page.setViewportSize({ width: 360, height: 740 })
    const bottomOf = (element: Element) => element.getBoundingClientRect().bottom
    const warning = dialog.getByRole('listitem').last()
    const bar = dialog.locator('.fui-MessageBar', { hasText: 'is a free mailbox' })
    assert.ok((await warning.evaluate(bottomOf)) <= (await bar.evaluate(bottomOf)))
    await dialog.getByRole('textbox', { name: /Website/ }).fill('two words')
    await dialog.getByText('The request would be refused').waitFor()
    await dialog.getByText(/Website is “?"?two words/).waitFor()
    await dialog.getByRole('textbox', { name: /Website/ }).fill('')
    await dialog.getByText('The request would be refused').waitFor({ state: 'detached' })

    await dialog.getByRole('button', { name: 'Edit bill-to info' }).click()
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('office@relecloud.example')
    await dialog.getByRole('textbox', { name: 'Street and number' }).fill('1 Microsoft Way')
    await dialog.getByRole('textbox', { name: 'City' }).fill('Redmond')
    await dialog.getByRole('combobox', { name: 'State or region' }).selectOption('WA')
    await dialog.getByRole('textbox', { name: 'Postal code' }).fill('98052')
    await dialog.getByRole('button', { name: 'Save' }).click()
    const read = dialog.getByRole('region', { name: 'Details that will be checked' })
    await read.getByText('office@relecloud.example').waitFor()
    await read.getByText('1 Microsoft Way').waitFor()
    await dialog.getByText(/is a free mailbox/).waitFor({ state: 'detached' })
    assert.ok(await dialog.getByRole('radio', { name: 'Higher education' }).isChecked())
    // The company's own record still says what it said; vetting does not read it.
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await company.getByText('1 Microsoft Way').count(), 0)
    assert.deepEqual(problems, [])
  })

  it('asks for Government Community Cloud with a code, which then has one create less', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, account('03'))
    await page.getByRole('button', { name: 'Request Government Community Cloud' }).click()
    const dialog = page.getByRole('dialog')
    assert.ok(await dialog.getByRole('radio', { name: /10001/ }).isDisabled())
    await dialog.getByRole('radio', { name: /67890 .* 5 of 5 uses left/ }).check()
    await dialog.getByRole('button', { name: 'Request Government Community Cloud' }).click()
    await page.getByText(/Validation code 67890, Contoso, Inc. Finance Department/).waitFor()
    await page.getByRole('link', { name: 'Validation codes' }).click()
    const card = page.getByRole('listitem').filter({ hasText: '67890' })
    await card.getByText('4 of 5 uses left').waitFor()
    await page
      .getByRole('row', { name: /City of Tailspin/ })
      .getByText('67890')
      .waitFor()
    assert.deepEqual(problems, [])
  })

  it('learns why a request was denied and what to do, and asks again', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, account('06'))
    const info = page.getByRole('region', { name: 'Customer Account Info' })
    await info.getByText('Not an Education Customer').waitFor()
    await page.getByText('could not be recognised as an educational institution').waitFor()
    await page.getByText('Compare legal name, address').waitFor()
    await page.getByText('2 of 3 requests left').waitFor()
    assert.equal(await page.getByText('Support', { exact: true }).count(), 0)
    await page.getByRole('button', { name: 'Update' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Higher education' }).check()
    await dialog
      .getByRole('textbox', { name: /Website/ })
      .fill('deny-not-an-academic-domain.accredit.test')
    await dialog.getByRole('button', { name: 'Request Education' }).click()
    await info.getByText('In review').waitFor()
    await info.getByText('Not an Academic Domain').waitFor()
    await page.getByText('1 of 3 requests left').waitFor()
    assert.deepEqual(problems, [])
  })

  it('is not offered what would be refused', async () => {
    const { page } = await dashboard.open(contosoAdmin, account('07'))
    // No request is left, so the advice of this reason to ask again is not given.
    await page.getByText('All Education requests are used').waitFor()
    await page.getByText('0 of 3 requests left').waitFor()
    assert.equal(await page.getByText(/Compare legal name|ask again/).count(), 0)
    const support = page.getByRole('link', { name: 'help@accredit.example' })
    assert.equal(await support.getAttribute('href'), 'mailto:help@accredit.example')
    assert.equal(await page.getByRole('button', { name: 'Update' }).count(), 0)
    await page.goto(`${dashboard.service.url}${account('10')}`)
    await page.getByText('Education cannot be combined with').waitFor()
    assert.equal(await page.getByRole('button', { name: 'Request Education' }).count(), 0)
  })

  it('marks a customer as state-owned after being asked', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, account('04'))
    const opener = page.getByRole('button', { name: 'Request State-owned entity' })
    await opener.click()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expectFocus(opener)
    await opener.click()
    await page.getByRole('button', { name: 'Set State-owned entity' }).click()
    await page
      .getByRole('region', { name: 'Customer Account Info' })
      .getByText('State-owned entity')
      .waitFor()
    assert.deepEqual(problems, [])
  })

  it('adds a customer with Education, and is warned of a doubtful address first', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    await page.getByRole('link', { name: 'Add customer' }).click()
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByText('This field is required.').first().waitFor()
    await page.getByRole('combobox', { name: 'Special qualifications' }).selectOption('Education')
    await page.getByRole('radio', { name: /K-12/ }).check()
    await page.getByRole('textbox', { name: /Website/ }).fill('approve.accredit.test')
    await page.getByRole('textbox', { name: 'Company name' }).fill('Fourth Street School')
    await page.getByRole('textbox', { name: 'Primary domain' }).fill('fourth-street')
    // A number that the country of a first choice demanded is not sent, and so not shown.
    await page.getByRole('combobox', { name: 'Country/region' }).selectOption('PL')
    await page.getByRole('textbox', { name: /Registration number/ }).fill('5252344078')
    await page.getByRole('combobox', { name: 'Country/region' }).selectOption('US')
    await page.getByRole('textbox', { name: 'Street and number' }).fill('1 Microsoft Way')
    await page.getByRole('textbox', { name: 'City' }).fill('Seattle')
    await page.getByRole('combobox', { name: 'State or region' }).selectOption('WA')
    await page.getByRole('textbox', { name: 'Postal code' }).fill('98052')
    await page.getByRole('textbox', { name: 'E-mail' }).fill('office@fourth-street.example')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByText('Suggested address').waitFor()
    await page.getByRole('button', { name: 'Use this address' }).click()
    assert.equal(await page.getByRole('textbox', { name: 'City' }).inputValue(), 'Redmond')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByText('fourth-street.onmicrosoft.com').first().waitFor()
    assert.equal(await page.getByText('5252344078').count(), 0)
    await page.getByRole('button', { name: 'Create customer' }).click()
    await page.getByRole('heading', { name: 'Customer created' }).waitFor()
    await page.getByText('admin@fourth-street.onmicrosoft.com').waitFor()
    await page.getByText('Education was requested and is in review.').waitFor()
    // The password is shown only here.
    const toAccount = page.getByRole('link', { name: 'Open the Account page' })
    await toAccount.click()
    const question = page.getByRole('alertdialog', { name: 'Leave without the password?' })
    await question.getByRole('button', { name: 'Stay' }).click()
    await question.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Copy Password' }).click()
    await page.getByText('Copied: Password').first().waitFor()
    await toAccount.click()
    const info = page.getByRole('region', { name: 'Customer Account Info' })
    await info.getByText('Education', { exact: true }).waitFor()
    await page.getByRole('link', { name: 'Activity log' }).click()
    await page
      .getByRole('row', { name: /Customer added.*Fourth Street School/ })
      .getByText(contosoAdmin)
      .waitFor()
    assert.deepEqual(problems, [])
  })

  it('edits the bill-to info; when somebody else saved meanwhile nothing is lost', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, account('02'))
    const billing = page.getByRole('region', { name: 'Bill-to info' })
    await billing.getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'First name' }).fill('Wanda')
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('wanda@wingtip-university.example')

    const token = await dashboard.service.userToken('sales@contoso.onmicrosoft.com')
    const path = `/v1/customers/${customer('02')}/profiles/billing`
    const { json: stored } = await dashboard.service.call('GET', path, { token })
    const body = { ...stored, firstName: 'Walther', lastName: 'Reyes-Holt' }
    assert.equal((await dashboard.service.call('PUT', path, { token, body })).status, 200)

    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Somebody saved this profile while you were editing').waitFor()
    await dialog.getByText('Somebody else changed this to: Walther').waitFor()
    assert.equal(await dialog.getByRole('textbox', { name: 'First name' }).inputValue(), 'Wanda')
    assert.equal(
      await dialog.getByRole('textbox', { name: 'Last name' }).inputValue(),
      'Reyes-Holt',
    )
    await dialog.getByRole('button', { name: 'Save' }).click()
    await billing.getByText('Wanda Reyes-Holt').waitFor()
    await billing.getByText('wanda@wingtip-university.example').waitFor()
    assert.deepEqual(problems, [])
  })

  it('sees the figures, as a chart and as a table', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/overview')
    const weeks = page.getByRole('region', { name: 'Requests by week' })
    await weeks.getByRole('figure').waitFor()
    await weeks.getByRole('button', { name: 'Show as a table' }).click()
    assert.equal(await weeks.getByRole('row').count(), 13)
    await page.getByRole('link', { name: /10001/ }).click()
    await page.getByRole('heading', { name: 'Validation codes' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('filters the activity log by day and company', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/activity?company=woodgrove')
    await page.getByRole('row', { name: /Woodgrove Federal Bureau/ }).waitFor()
    assert.equal(await page.getByRole('row').count(), 2)
    await page.getByLabel('Company name contains').fill('nobody')
    await page.getByText('No changes in this period').waitFor()
    await page.getByLabel('Company name contains').fill('')
    await page.getByRole('row', { name: /Lucerne Public Library/ }).waitFor()
    await page.getByLabel('From').fill('2020-01-01')
    await page.getByText('The log goes back 90 days.').waitFor()
    assert.deepEqual(problems, [])
  })
})
