import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'

describe('signing in', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('comes back to the page that was wanted, and keeps no token anywhere', async () => {
    const wanted = `/customers/${customer('05')}?tab=1`
    const { page, problems } = await dashboard.open(contosoAdmin, wanted)
    await page.getByRole('heading', { name: 'Lucerne Public Library' }).waitFor()
    assert.equal(page.url(), dashboard.service.url + wanted)
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    )
    assert.equal(kept, JSON.stringify([[], [['accredit.user', contosoAdmin]]]))
    const header = page.getByRole('banner')
    await header.getByText('Contoso', { exact: true }).waitFor()
    await header.getByText('Ada Martin · Admin agent').waitFor()
    assert.deepEqual(problems, [])
  })

  it('survives a reload without a click, and ends with sign-out', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/codes')
    await page.reload()
    await page.getByRole('heading', { name: 'Validation codes' }).waitFor()
    await page
      .getByRole('banner')
      .getByRole('button', { name: /Ada Martin/ })
      .click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await page.goto(`${dashboard.service.url}/codes`)
    await page.getByRole('button', { name: contosoAdmin }).waitFor()
  })

  it('begins at the partner’s list, or at the reviewer’s desk', async () => {
    const { page } = await dashboard.open('reviewer1@vetting.accredit.test', '/')
    await page.waitForURL('**/desk')
    await page.goto(`${dashboard.service.url}/customers`)
    await page.getByText('Go to the desk to review cases').waitFor()
    const partner = await dashboard.open(contosoAdmin, '/desk')
    await partner.page.getByText('Your account does not have the app role Vetting.Review').waitFor()
    assert.equal(await partner.page.getByRole('link', { name: 'Desk' }).count(), 0)
  })

  it('says of an address that is none that it is none, signed in and not', async () => {
    const { url } = dashboard.service
    const nowhere = ['/nowhere', '/customers/a/b/c', '/desk/a/b', '/a//deep/path/', '/%E0%A4%A']
    const { page, problems } = await dashboard.open(undefined, '/nowhere')
    const heading = page.getByRole('heading', { name: 'Page not found' })
    for (const path of nowhere) {
      const response = await page.goto(url + path)
      assert.equal(response?.status(), 404, path)
      await heading.waitFor()
    }
    await page.getByRole('link', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'reviewer1@vetting.accredit.test' }).click()
    await page.waitForURL('**/desk')
    for (const path of nowhere) {
      await page.goto(url + path)
      await page.getByRole('main').getByRole('link', { name: 'Go to the desk' }).waitFor()
      assert.ok(await heading.isVisible())
    }
    // A page, though one of a case that cannot be.
    await page.goto(`${url}/desk/${'x'.repeat(1_001)}`)
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor()
    assert.deepEqual(problems, [])
    // Programs are told as programs.
    for (const [path, accept] of [
      ['/nowhere', '*/*'],
      ['/v1/nowhere', 'text/html'],
      ['/Accredit/v1/nowhere', 'text/html'],
    ] as const) {
      const answer = await fetch(url + path, { headers: { accept } })
      assert.equal(answer.status, 404, path)
      assert.equal(((await answer.json()) as { errorName: string }).errorName, 'NotFound')
    }
    const sent = await fetch(`${url}/nowhere`, { method: 'POST', headers: { accept: 'text/html' } })
    assert.match(sent.headers.get('content-type') ?? '', /json/)
  })

  it('says what is missing when somebody signed in without a second factor', async () => {
    const { page } = await dashboard.open('nomfa@contoso.onmicrosoft.com', '/customers')
    await page.getByText('Multi-factor authentication is required').waitFor()
    const tooHigh = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)
    assert.equal(tooHigh, 0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
  })

  it('goes to the one address of the sandbox when it is opened under another name', async () => {
    const { page } = await dashboard.open(undefined, '/')
    const elsewhere = new URL(dashboard.service.url)
    elsewhere.hostname = 'localhost'
    // The first page is on its way to the sign-in; two journeys at once would disturb each other.
    await page.getByRole('button', { name: contosoAdmin }).waitFor()
    // The page leaves for the other address before it has loaded.
    await page.goto(new URL('/overview', elsewhere).href, { waitUntil: 'commit' })
    await page.waitForURL((url) => url.hostname !== 'localhost')
    await page.getByRole('button', { name: contosoAdmin }).click()
    await page.getByRole('heading', { name: 'Overview' }).waitFor()
    assert.equal(page.url(), `${dashboard.service.url}/overview`)
  })

  it('is refused when it was not begun in this tab', async () => {
    const { page } = await dashboard.open(undefined, '/signed-in?code=x&state=y')
    await page.getByRole('heading', { name: 'Sign-in failed' }).waitFor()
    assert.equal(await page.getByRole('link', { name: 'Sign in' }).getAttribute('href'), '/')
  })

  it('shows a helpdesk agent everything and lets them change nothing', async () => {
    const path = `/customers/${customer('01')}`
    const { page, problems } = await dashboard.open('helpdesk@contoso.onmicrosoft.com', path)
    await page.getByText('you need the role Admin agent or Sales agent').waitFor()
    await page.getByRole('region', { name: 'Bill-to info' }).getByText('Nora Berg').waitFor()
    for (const name of [/^Request/, 'Edit']) {
      assert.equal(await page.getByRole('button', { name }).count(), 0)
    }
    await page.goto(`${dashboard.service.url}/customers/new`)
    await page.getByText('Your role does not allow this').waitFor()
    assert.deepEqual(problems, [])
  })
})
