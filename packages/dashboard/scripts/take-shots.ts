import { endUsage } from '../../../scripts/read-options.mjs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { contosoAdmin, startDashboard } from '../test/support/dashboard.ts'
import { fillDesk } from '../test/support/fill-desk.ts'
import { fillJournal } from '../test/support/fill-journal.ts'
import { fillWebhooks } from '../test/support/fill-webhooks.ts'

/** A picture of one page. */
interface Shot {
  readonly name: string
  readonly user: string
  readonly path: string
  /** Acts on the page before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>
}

const folder = join(import.meta.dirname, '../../../docs/screenshots')
const widths = [360, 768, 1440]
const reviewer = 'reviewer1@vetting.accredit.test'
const customer = (digits: string) => `/customers/c0de0000-0000-4000-8000-0000000000${digits}`

const shots: readonly Shot[] = [
  { name: 'customers', user: contosoAdmin, path: '/customers' },
  { name: 'account', user: contosoAdmin, path: customer('12') },
  { name: 'account-denied', user: contosoAdmin, path: customer('06') },
  {
    name: 'request-education',
    user: contosoAdmin,
    path: customer('01'),
    act: (page) => page.getByRole('button', { name: 'Request Education' }).click(),
  },
  {
    name: 'request-government',
    user: contosoAdmin,
    path: customer('03'),
    act: (page) => page.getByRole('button', { name: 'Request Government Community Cloud' }).click(),
  },
  {
    name: 'edit-billing',
    user: contosoAdmin,
    path: customer('01'),
    act: (page) => page.getByRole('button', { name: 'Edit' }).click(),
  },
  { name: 'add-customer', user: contosoAdmin, path: '/customers/new' },
  { name: 'codes', user: contosoAdmin, path: '/codes' },
  { name: 'activity', user: contosoAdmin, path: '/activity' },
  { name: 'overview', user: contosoAdmin, path: '/overview' },
  { name: 'report', user: contosoAdmin, path: '/report' },
  { name: 'bulk', user: contosoAdmin, path: '/bulk', act: (page) => checkSchools(page) },
  {
    name: 'bulk-job',
    user: contosoAdmin,
    path: '/bulk',
    act: async (page) => {
      // Once: the customers of a second job would have what the first one requested.
      const started = page.getByRole('link', { name: 'schools.csv' })
      if ((await started.count()) > 0) {
        await started.click()
      } else {
        await checkSchools(page)
        await page.getByRole('button', { name: /^Start with/ }).click()
      }
      await page.getByText('6 of 6 rows done').waitFor()
      await page.getByText(/^Approved \d/).waitFor()
    },
  },
  { name: 'notifications', user: contosoAdmin, path: '/notifications' },
  { name: 'inspector', user: contosoAdmin, path: '/inspector' },
  {
    name: 'inspector-request',
    user: contosoAdmin,
    path: '/inspector',
    act: (page) =>
      page
        .getByRole('link', { name: /createQualification 403/ })
        .first()
        .click(),
  },
  {
    name: 'sandbox-panel',
    user: contosoAdmin,
    path: customer('12'),
    act: (page) => page.getByRole('button', { name: 'Sandbox' }).click(),
  },
  { name: 'desk', user: reviewer, path: '/desk' },
  { name: 'desk-case', user: reviewer, path: '/desk', act: (page) => openCase(page) },
  {
    name: 'desk-earlier',
    user: reviewer,
    path: '/desk',
    act: (page) => openCase(page, 'Birch Hill Academy'),
  },
  {
    name: 'desk-deny',
    user: reviewer,
    path: '/desk',
    act: async (page) => {
      await openCase(page)
      await page.getByRole('button', { name: 'Deny' }).click()
      await page.keyboard.press('5')
    },
  },
  {
    name: 'desk-undo',
    user: reviewer,
    path: '/desk',
    act: async (page) => {
      await openCase(page)
      await page.keyboard.press('a')
      await page.getByRole('region', { name: 'Your last decision' }).waitFor()
    },
  },
  {
    name: 'desk-shortcuts',
    user: reviewer,
    path: '/desk',
    act: (page) => page.getByRole('button', { name: 'Keyboard shortcuts' }).click(),
  },
  // Last: the clock is put ahead for them.
  { name: 'webhooks', user: contosoAdmin, path: '/webhooks' },
  {
    name: 'webhook',
    user: contosoAdmin,
    path: '/webhooks',
    act: async (page) => {
      await page.getByRole('link', { name: /hook/ }).last().click()
      await page
        .getByRole('link', { name: /Failed/ })
        .first()
        .click()
    },
  },
  {
    name: 'add-webhook',
    user: contosoAdmin,
    path: '/webhooks',
    act: async (page) => {
      await page.getByRole('button', { name: 'Add endpoint' }).click()
      await page.getByLabel('Address').fill('http://127.0.0.1:9/hook')
      await page.getByRole('dialog').getByRole('button', { name: 'Send test event' }).click()
      await page.getByText('No answer').waitFor()
    },
  },
]

/** Drops a file with rows of every kind, and waits until it is checked. */
async function checkSchools(page: Page): Promise<void> {
  const id = (digits: string) => `c0de0000-0000-4000-8000-0000000000${digits}`
  const rows = [
    `${id('01')},Northwind Primary School,Education,K12,northwind-primary.example`,
    `${id('02')},Wingtip University,Education,HigherEducation,wingtip-university.example`,
    `${id('11')},Relecloud,Education,K12,relecloud.example`,
    `${id('05')},Lucerne Public Library,Education,K12,lucerne-library.example`,
    `,Northwind Primary School,Education,K12,northwind-primary.example`,
    `not an id,,Education,K12,`,
  ]
  const text = ['Microsoft ID,name,qualification,segment,website', ...rows].join('\n')
  const choose = page.getByRole('button', { name: 'Choose a file' })
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), choose.click()])
  const buffer = Buffer.from(text)
  await chooser.setFiles({ name: 'schools.csv', mimeType: 'text/csv', buffer })
  await page.getByText('is not a Microsoft ID').waitFor()
}

async function openCase(page: Page, companyName = 'Lakeside Free School'): Promise<void> {
  await page.getByRole('link', { name: companyName }).click()
  await page.locator('[data-ready=true]').waitFor()
}

/** Takes the pictures whose name begins with one of the arguments; all without any. */
async function takeShots(wanted: readonly string[]): Promise<void> {
  const unknown = wanted.find((begin) => shots.every(({ name }) => !name.startsWith(begin)))
  if (unknown !== undefined) {
    endUsage(`No picture begins with "${unknown}": ${shots.map(({ name }) => name).join(', ')}.`)
  }
  await mkdir(folder, { recursive: true })
  // A mail server that is named; nobody sends mails for a picture.
  await using dashboard = await startDashboard({
    smtp: 'smtp://127.0.0.1:9',
    smtpFrom: 'accredit@example.com',
  })
  const chosen = shots.filter(
    ({ name }) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin)),
  )
  let filled = false
  if (chosen.some(({ path }) => path === '/inspector')) await fillJournal(dashboard.service)
  await using filling = new AsyncDisposableStack()
  let hasWebhooks = false
  for (const shot of chosen) {
    if (shot.user === reviewer && !filled) {
      await fillDesk(dashboard.service)
      filled = true
    }
    if (shot.path === '/webhooks' && !hasWebhooks) {
      filling.use(await fillWebhooks(dashboard.service))
      hasWebhooks = true
    }
    for (const width of widths) {
      for (const colorScheme of width === 1440
        ? (['light', 'dark'] as const)
        : (['light'] as const)) {
        const viewport = { width, height: width < 600 ? 740 : 900 }
        const { page } = await dashboard.open(shot.user, shot.path, { viewport, colorScheme })
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForTimeout(500)
        await shot.act?.(page)
        await page.waitForTimeout(400)
        const dark = colorScheme === 'dark' ? '-dark' : ''
        const dialog = (await page.getByRole('dialog').count()) > 0
        const path = join(folder, `${shot.name}-${width}${dark}.png`)
        if (!dialog) {
          // As tall as the page is, so that the bars at its edges stand where they belong.
          const height = await page.evaluate(() => document.documentElement.scrollHeight)
          await page.setViewportSize({ width, height: Math.max(viewport.height, height) })
        }
        await page.screenshot({ path })
        // Undoes a decision made for the picture, so that the case is open for the next one.
        const undo = page.getByRole('button', { name: 'Undo' })
        if ((await undo.count()) > 0) {
          await undo.click()
          await page.getByText('You took the decision back').last().waitFor()
        }
        await page.context().close()
      }
    }
  }
}

await takeShots(process.argv.slice(2))
