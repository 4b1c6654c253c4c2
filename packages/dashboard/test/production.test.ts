import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import {
  contosoTenant,
  publicApp,
  startTestService,
  type TestService,
} from '../../service/test/support/service.ts'
import { apply, openEmptyStore } from '../../service/test/admin/operator.ts'
import { sqliteStorage } from '../../service/test/support/stores.ts'
import { startDashboard, type TestDashboard } from './support/dashboard.ts'

const agent = 'admin@contoso.onmicrosoft.com'
const contoso = {
  id: contosoTenant,
  name: 'Contoso',
  domain: 'contoso.onmicrosoft.com',
  members: [
    {
      id: 'c0de0000-0000-4000-8000-00000000a101',
      userPrincipalName: agent,
      roles: ['AdminAgent'],
    },
  ],
}

describe('in production', () => {
  // A sandbox stands for Entra ID: the same addresses, on an origin of its own.
  const started = new AsyncDisposableStack()
  let authority: TestService
  let dashboard: TestDashboard
  const startProduction = async (options: Parameters<typeof startDashboard>[0]) => {
    const storage = started.use(await sqliteStorage())
    await using store = await openEmptyStore(storage)
    await apply(store, { partners: [contoso] })
    const settings = { mode: 'production', authority: authority.url, ...options }
    return startDashboard(settings, storage)
  }
  before(async () => {
    authority = started.use(await startTestService(undefined))
    dashboard = started.use(await startProduction({ dashboardClient: publicApp }))
  })
  after(() => started.disposeAsync())

  /** Entra lets a registered page of another origin read its answers; the sandbox has no need to. */
  const allowOrigins = (context: BrowserContext) =>
    context.route(`${authority.url}/**`, async (route) => {
      if (route.request().resourceType() !== 'fetch') return route.continue()
      const response = await route.fetch()
      const headers = { ...response.headers(), 'access-control-allow-origin': '*' }
      return route.fulfill({ response, headers })
    })

  it('users sign in at the authority, and again after a reload', async () => {
    const { page, problems } = await dashboard.open(undefined, '/signed-out')
    await allowOrigins(page.context())
    await page.goto(`${dashboard.service.url}/customers`)
    await page.waitForURL(`${authority.url}/**`)
    await page.getByRole('button', { name: agent }).click()
    await page.waitForURL(`${dashboard.service.url}/customers`)
    await page
      .getByRole('banner')
      .getByText(/^Ada Martin · /)
      .waitFor()
    assert.equal(await page.getByText('Sandbox').count(), 0)
    assert.equal(await page.getByRole('link', { name: 'Inspector' }).count(), 0)
    assert.equal((await fetch(`${dashboard.service.url}/inspector`)).status, 404)
    const kept = await page.evaluate(() => Object.entries(sessionStorage))
    assert.deepEqual(kept, [['accredit.user', agent]])
    await page.reload()
    await page.waitForURL(`${authority.url}/**`)
    // The user from before is named, so that Entra signs them in without asking.
    assert.equal(new URL(page.url()).searchParams.get('login_hint'), agent)
    await page.getByRole('button').first().click()
    await page.waitForURL(`${dashboard.service.url}/customers`)
    await page.getByRole('button', { name: /Ada Martin/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('a user without a role is told so, and can leave', async () => {
    const { page } = await dashboard.open(undefined, '/signed-out')
    await allowOrigins(page.context())
    await page.goto(dashboard.service.url)
    await page.getByRole('button', { name: 'sales@contoso.onmicrosoft.com' }).click()
    await page.getByText('Your role does not allow this').waitFor()
    await page.getByRole('button', { name: /Samuel Okafor · No role/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
  })

  it('an authority that cannot be reached is said', async () => {
    const { page } = await dashboard.open(undefined, '/')
    await page.getByRole('heading', { name: 'The sign-in service cannot be reached' }).waitFor()
  })

  it('an operator learns what is missing for sign-in', async () => {
    await using bare = await startProduction({})
    const { page, problems } = await bare.open(undefined, '/')
    await page.getByText('ACCREDIT_DASHBOARD_CLIENT').waitFor()
    await page.getByText(`${bare.service.url}/signed-in`).waitFor()
    assert.deepEqual(problems, [])
  })
})
