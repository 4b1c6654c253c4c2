import type { Page } from 'playwright-core'
import { customer } from '../../../service/test/support/service.ts'
import { contosoAdmin, type TestDashboard } from './dashboard.ts'
import { expectFitsPhone, expectNoBarriers } from './expect-no-barriers.ts'

/** Name, path, and what is done on it first. */
export type PartnerPage = readonly [name: string, path: string, act?: (page: Page) => Promise<void>]

/** Path of a seeded customer. */
export const account = (digits: string) => `/customers/${customer(digits)}`
const press = (name: string) => (page: Page) => page.getByRole('button', { name }).click()

/** Every page of a partner, and the states of it that look different. */
export const partnerPages: readonly PartnerPage[] = [
  ['the customer list', '/customers'],
  ['an empty list', '/customers?search=nobody'],
  ['an account in review', account('12')],
  ['a denied account', account('06')],
  ['the Education dialog', account('01'), press('Request Education')],
  ['the government dialog', account('03'), press('Request Government Community Cloud')],
  ['the bill-to dialog', account('01'), press('Edit')],
  ['a new customer', '/customers/new', press('Review')],
  ['the codes', '/codes'],
  ['the activity log', '/activity'],
  ['the figures', '/overview'],
  ['the figures as a table', '/overview', press('Show as a table')],
  ['webhooks', '/webhooks'],
  ['notifications', '/notifications'],
  ['a new webhook', '/webhooks', press('Add endpoint')],
  ['the report', '/report'],
  ['the report as a table', '/report', press('Show as a table')],
  ['an empty report', '/report?status=InReview&qualification=None'],
  ['bulk requests', '/bulk'],
  ['the inspector', '/inspector?own=1'],
  ['a request in the inspector', '/inspector?own=1', (page) => openNewest(page)],
  ['an unknown customer', account('99')],
  ['an unknown page', '/customers/x'],
  [
    'the user menu',
    '/customers?search=nobody',
    (page) => page.getByRole('button', { name: /Ada Martin/ }).click(),
  ],
  ['the panel of the sandbox', '/customers?search=nobody', press('Sandbox')],
  ['the settings menu', '/customers?search=nobody', press('Appearance and language')],
]

/** Fails where one of the pages has a barrier in light or in dark, or does not fit a phone. */
export async function walkPages(
  dashboard: TestDashboard,
  pages: readonly PartnerPage[],
): Promise<void> {
  const { page } = await dashboard.open(contosoAdmin, '/customers')
  for (const [name, path, act] of pages) {
    await page.goto(dashboard.service.url + path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await untilLoaded(page)
    await act?.(page)
    await expectNoBarriers(page, name)
    await expectFitsPhone(page, name)
  }
  await page.goto(`${dashboard.service.url}/signed-out`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectNoBarriers(page, 'signed out')
  await expectFitsPhone(page, 'signed out')
}

/** Opens the newest request with all that it has. */
async function openNewest(page: Page): Promise<void> {
  await page.getByRole('list', { name: 'Requests' }).getByRole('link').first().click()
  for (const headers of await page.getByText(/^Headers/).all()) await headers.click()
}

/** Waits until nothing on the page is still on its way. */
async function untilLoaded(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('[role=progressbar]') === null)
}
