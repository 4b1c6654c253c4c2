import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page, Request, Route } from 'playwright-core'
import { customer, startTestService } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'

const account = (id: string) => `/customers/${id}`
const isAsk = (request: Request) =>
  request.method() === 'POST' && request.url().endsWith('/qualifications')

describe('whatever is typed, clicked or cut', () => {
  let dashboard: TestDashboard
  let token = ''
  before(async () => {
    dashboard = await startDashboard()
    token = await dashboard.service.userToken()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  const create = async (companyName: string, domain: string) => {
    const body = {
      companyProfile: { domain: `${domain}.onmicrosoft.com` },
      billingProfile: {
        companyName,
        email: `office@${domain}.example`,
        culture: 'en-US',
        language: 'en',
        defaultAddress: {
          country: 'US',
          addressLine1: '1 School Road',
          city: 'Redmond',
          state: 'WA',
          postalCode: '98052',
        },
      },
    }
    const answer = await dashboard.service.call('POST', '/v1/customers', { token, body })
    assert.equal(answer.status, 201, answer.text)
    return answer.json.id as string
  }
  const requestsLeft = async (id: string) => {
    const path = `/accredit/v1/customers/${id}/vetting`
    const answer = await dashboard.service.call('GET', path, { token })
    return answer.json.limits[0].requestsLeft as number
  }
  const askForEducation = async (page: Page, website = 'review.accredit.test') => {
    await page.getByRole('button', { name: 'Request Education' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /K-12/ }).check()
    await dialog.getByRole('textbox', { name: /Website/ }).fill(website)
    return dialog.getByRole('button', { name: 'Request Education' })
  }

  it('a double click asks once', async () => {
    const id = await create('Double School', 'double')
    const { page, problems } = await dashboard.open(contosoAdmin, account(id))
    const asked: Request[] = []
    page.on('request', (request) => isAsk(request) && asked.push(request))
    await (await askForEducation(page)).dblclick()
    await page
      .getByRole('region', { name: 'Customer Account Info' })
      .getByText('In review')
      .waitFor()
    assert.equal(asked.length, 1)
    assert.equal(await requestsLeft(id), 2)
    assert.deepEqual(problems, [])
  })

  it('an answer that is lost is asked for again under the same id, and done once', async () => {
    const id = await create('Lost School', 'lost')
    const { page } = await dashboard.open(contosoAdmin, account(id))
    const ids: (string | undefined)[] = []
    await page.route('**/qualifications', async (route: Route) => {
      if (!isAsk(route.request())) return route.continue()
      ids.push(route.request().headers()['ms-requestid'])
      // The service has it; the first four answers never arrive.
      const response = await route.fetch()
      return ids.length <= 4 ? route.abort() : route.fulfill({ response })
    })
    const submit = await askForEducation(page)
    await submit.click()
    await page.getByRole('dialog').getByText('No answer').waitFor()
    assert.equal(await requestsLeft(id), 2)
    await submit.click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page
      .getByRole('region', { name: 'Customer Account Info' })
      .getByText('In review')
      .waitFor()
    assert.equal(ids.length, 5)
    assert.equal(new Set(ids).size, 1)
    assert.equal(await requestsLeft(id), 2)
  })

  it('a refused website is said in words, and the form keeps what was typed', async () => {
    const id = await create('Website School', 'website')
    const { page, problems } = await dashboard.open(contosoAdmin, account(id))
    const submit = await askForEducation(page, 'http://')
    await submit.click()
    const dialog = page.getByRole('dialog')
    const website = dialog.getByRole('textbox', { name: /Website/ })
    await website.and(page.locator('[aria-invalid=true]:focus')).waitFor()
    assert.match(
      await descriptionOf(website),
      /^It must be a host name such as example\.edu.*address\./,
    )
    assert.equal(await dialog.getByText('This is not possible').count(), 0)
    assert.equal(await website.inputValue(), 'http://')
    await website.fill('review.accredit.test')
    assert.equal(await website.getAttribute('aria-invalid'), null)
    await submit.click()
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await requestsLeft(id), 2)
    assert.deepEqual(problems, [])
  })

  it('a code that somebody else has spent meanwhile is refused in words', async () => {
    const id = await create('City of Late', 'late')
    // Without the stream the page does not hear of it.
    const { page } = await dashboard.open(contosoAdmin, '/codes')
    await page.route('**/accredit/v1/events/stream', (route) => route.abort())
    await page.goto(dashboard.service.url + account(id))
    await page.getByRole('button', { name: 'Request Government Community Cloud' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /12345 .* 4 of 5/ }).check()
    for (const name of ['one', 'two', 'three', 'four']) {
      const other = await create(`City of ${name}`, `city-${name}`)
      const body = { qualification: 'GovernmentCommunityCloud', validationCode: '12345' }
      const path = `/v1/customers/${other}/qualifications`
      assert.equal((await dashboard.service.call('POST', path, { token, body })).status, 201)
    }
    await dialog.getByRole('button', { name: 'Request Government Community Cloud' }).click()
    await dialog.getByText('All 5 uses of the code 12345 are spent').waitFor()
    const read = await dashboard.service.call('GET', `/v1/customers/${id}/qualifications`, {
      token,
    })
    assert.deepEqual(read.json, [])
  })

  it('a code that is spent while it is chosen can no longer be sent', async () => {
    const id = await create('City of Watch', 'watch')
    const { page } = await dashboard.open(contosoAdmin, account(id))
    await page.getByRole('button', { name: 'Request Government Community Cloud' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /67890 .* 5 of 5/ }).check()
    const body = { qualification: 'GovernmentCommunityCloud', validationCode: '67890' }
    for (const name of ['five', 'six', 'seven', 'eight', 'nine']) {
      const other = await create(`City of ${name}`, `city-${name}`)
      const path = `/v1/customers/${other}/qualifications`
      assert.equal((await dashboard.service.call('POST', path, { token, body })).status, 201)
    }
    await dialog.getByRole('radio', { name: /67890 .* Used up/ }).waitFor()
    const submit = dialog.getByRole('button', { name: 'Request Government Community Cloud' })
    assert.equal(await submit.getAttribute('aria-disabled'), 'true')
  })

  it('names are shown as they are: long, right to left, or full of markup', async () => {
    const names = {
      long: `Very ${'Long'.repeat(48)} Co`,
      rtl: 'مدرسة الشمال الابتدائية (فرع 2)',
      markup: '<img src=x onerror="alert(1)"> & "Sons"',
      // Marks turn no text around, unlike the overrides that are refused.
      marks: 'School \u200Fgnp.exe',
    }
    for (const [domain, name] of Object.entries(names)) {
      const id = await create(name, `name-${domain}`)
      const { page, problems } = await dashboard.open(contosoAdmin, account(id), {
        viewport: { width: 360, height: 740 },
      })
      page.on('dialog', (dialog) => assert.fail(`a name opened: ${dialog.message()}`))
      await page.getByRole('region', { name: 'Customer Account Info' }).waitFor()
      assert.equal(await page.getByRole('heading', { level: 1 }).textContent(), name)
      assert.equal(await hasSidewaysScroll(page), false, domain)
      await page.getByRole('button', { name: 'Request State-owned entity' }).click()
      await page.getByRole('dialog').getByText(name).waitFor()
      assert.equal(await hasSidewaysScroll(page), false, domain)
      await page.goto(`${dashboard.service.url}/customers?search=name-${domain}`)
      assert.equal(await page.getByRole('rowheader').getByRole('link').textContent(), name)
      assert.equal(await hasSidewaysScroll(page), false, domain)
      assert.deepEqual(problems, [])
      await page.context().close()
    }
  })

  it('a name of 300 characters is refused before and by the service', async () => {
    const { page } = await dashboard.open(contosoAdmin, account(customer('01')))
    const name = 'N'.repeat(300)
    await page.getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Company name' }).fill(name)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('It must have at most 200 characters.', { exact: true }).waitFor()
    await page.goto(`${dashboard.service.url}/customers/new`)
    await page.getByRole('textbox', { name: 'Company name' }).fill(name)
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByText('At most 200 characters.').waitFor()
  })

  it('is refused in Portuguese too, and in Portuguese alone', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, account(customer('01')), {
      locale: 'pt-PT',
    })
    await page.getByRole('button', { name: 'Editar' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Nome da empresa' }).fill('N'.repeat(300))
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await dialog.getByText('No máximo 200 carateres.', { exact: true }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('an address that names nobody’s customer says so', async () => {
    const { page } = await dashboard.open(contosoAdmin, account('nonsense'))
    await page.getByText(/nonsense\W* is not a Microsoft ID/).waitFor()
    await page.goto(dashboard.service.url + account(customer('21')))
    await page.getByText('You have no customer with this Microsoft ID').waitFor()
    await page.goto(`${dashboard.service.url}/customers?after=broken`)
    await page.getByText('This is not possible').waitFor()
  })
})

/** Reads the texts that a screen reader says of a field beside its name. */
async function descriptionOf(field: Locator): Promise<string> {
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' '),
  )
}

async function hasSidewaysScroll(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
}

describe('a service that goes away', () => {
  it('is waited for, and nothing that happened meanwhile is missed', async () => {
    await using dashboard = await startDashboard()
    const { page } = await dashboard.open(contosoAdmin, account(customer('12')))
    const live = page.getByRole('banner').getByText('Live')
    await live.waitFor()
    const { port } = new URL(dashboard.service.url)
    await dashboard.service.stop()
    await page.getByText('Reconnecting…').waitFor()
    // In memory it starts anew: its events are counted from the beginning again.
    await using again = await startTestService(undefined, { port })
    await live.waitFor()
    const token = await again.userToken('reviewer1@vetting.accredit.test')
    const cases = await again.call('GET', '/vetting/v1/cases?state=desk', { token })
    const [found] = cases.json.items
    const path = `/vetting/v1/cases/${found.id}`
    const { json } = await again.call('GET', path, { token })
    const decided = await again.call('POST', `${path}/decision`, {
      token,
      body: { verdict: 'approve' },
      headers: { 'if-match': `"${json.etag}"` },
    })
    assert.equal(decided.status, 200)
    await again.advance('PT31S')
    await page
      .getByRole('region', { name: 'Vetting history' })
      .getByText('Request 1: Approved')
      .waitFor()
  })
})
