import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startDashboard, type TestDashboard } from './support/dashboard.ts'
import { startEntra, type Entra } from './support/entra.ts'
import { sqliteStorage } from '../../service/test/support/stores.ts'

const tenantId = 'c0de0000-0000-4000-8000-00000000e001'
const clientId = 'c0de0000-0000-4000-8000-00000000e0c1'
const rosa = 'rosa@vetting.example'
const guest = 'guest@vetting.example'

describe('with an authority like Entra ID', () => {
  const started = new AsyncDisposableStack()
  let entra: Entra
  let dashboard: TestDashboard
  let redirectUri: string
  before(async () => {
    entra = started.use(
      await startEntra({
        tenantId,
        audience: 'api://accredit',
        users: [
          { userPrincipalName: rosa, name: 'Rosa Keller', roles: ['Vetting.Review'] },
          { userPrincipalName: guest, name: 'Guest', roles: [] },
        ],
        // Over at once, so that the first call of the page has to renew it.
        firstLifetime: 0,
      }),
    )
    const options = {
      mode: 'production',
      authority: entra.url,
      dashboardClient: clientId,
      audience: 'api://accredit',
      reviewerTenants: tenantId,
    }
    dashboard = started.use(await startDashboard(options, started.use(await sqliteStorage())))
    redirectUri = `${dashboard.service.url}/signed-in`
  })
  after(() => started.disposeAsync())

  it('a page that is not registered stays at the authority', async () => {
    entra.register({ clientId, redirectUri: `${redirectUri}/` })
    const { page } = await dashboard.open(undefined, '/desk')
    await page.getByText('AADSTS50011').waitFor()
    assert.equal(entra.tokenRequests.length, 0)
  })

  it('a reviewer signs in for all organisations, and the tokens are renewed without asking', async () => {
    entra.register({ clientId, redirectUri })
    const { page, problems } = await dashboard.open(undefined, '/desk?state=all')
    await page.getByRole('heading', { name: 'Pick an account' }).waitFor()
    const address = new URL(page.url())
    assert.equal(address.pathname, '/organizations/oauth2/v2.0/authorize')
    assert.equal(
      address.searchParams.get('scope'),
      'offline_access api://accredit/user_impersonation',
    )
    await page.getByRole('link', { name: rosa }).click()
    await page.waitForURL(`${dashboard.service.url}/desk?state=all`)
    await page.getByRole('banner').getByText('Rosa Keller · Reviewer').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor()
    await page.getByText('No case matches').waitFor()
    const { origin } = new URL(redirectUri)
    assert.deepEqual(entra.tokenRequests, [
      { grantType: 'authorization_code', origin },
      { grantType: 'refresh_token', origin },
    ])
    const kept = await page.evaluate(() =>
      JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
    )
    assert.equal(kept, JSON.stringify([[], [['accredit.user', rosa]]]))
    await page.getByRole('button', { name: /Rosa Keller/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).click()
    await page.waitForURL(`${dashboard.service.url}/signed-out`)
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('a user without a role learns which one is missing', async () => {
    entra.register({ clientId, redirectUri })
    const { page } = await dashboard.open(undefined, '/')
    await page.getByRole('link', { name: guest }).click()
    await page.getByText('Your role does not allow this').waitFor()
  })
})
