import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { BrowserContext } from 'playwright-core'
import {
  contosoTenant,
  publicApp,
  startTestService,
  type TestService,
} from '../../service/test/support/service.ts'
import { sqliteStorage } from '../../service/test/support/stores.ts'
import { startDashboard, type TestDashboard } from './support/dashboard.ts'

const staff = 'c0de0000-0000-4000-8000-00000000d001'
const reviewer = 'reviewer1@vetting.accredit.test'

describe('in production', () => {
  // A sandbox stands for Entra ID: the same addresses, on an origin of its own.
  const started = new AsyncDisposableStack()
  let authority: TestService
  let dashboard: TestDashboard
  const startProduction = async (options: Parameters<typeof startDashboard>[0]) =>
    startDashboard(
      { mode: 'production', authority: authority.url, ...options },
      started.use(await sqliteStorage()),
    )
  before(async () => {
    authority = started.use(await startTestService(undefined))
    const tenants = `${contosoTenant},${staff}`
    dashboard = started.use(await startProduction({ dashboardClient: publicApp, tenants }))
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
    await page.goto(`${dashboard.service.url}/desk`)
    await page.waitForURL(`${authority.url}/**`)
    await page.getByRole('button', { name: reviewer }).click()
    await page.waitForURL(`${dashboard.service.url}/desk`)
    await page.getByRole('banner').getByText('Rosa Keller · Reviewer').waitFor()
    assert.equal(await page.getByText('Sandbox').count(), 0)
    const kept = await page.evaluate(() => Object.entries(sessionStorage))
    assert.deepEqual(kept, [['accredit.user', reviewer]])
    await page.reload()
    await page.waitForURL(`${authority.url}/**`)
    // Who was signed in is named first, so that Entra signs him in without asking.
    assert.equal(new URL(page.url()).searchParams.get('login_hint'), reviewer)
    await page.getByRole('button').first().click()
    await page.waitForURL(`${dashboard.service.url}/desk`)
    await page.getByRole('button', { name: /Rosa Keller/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('a user without a role is told so, and can leave', async () => {
    const { page } = await dashboard.open(undefined, '/signed-out')
    await allowOrigins(page.context())
    await page.goto(dashboard.service.url)
    await page.getByRole('button', { name: 'admin@contoso.onmicrosoft.com' }).click()
    await page.getByText('Your role does not allow this').waitFor()
    await page.getByRole('button', { name: /Ada Martin · No role/ }).click()
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
