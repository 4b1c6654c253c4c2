import { after } from 'node:test'
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { buildDashboard } from '../../../../scripts/build-dashboard.mjs'
import { startTestService, type TestService } from '../../../service/test/support/service.ts'
import { findChromium } from './find-chromium.ts'

/** A real browser in front of a real service. */
export interface TestDashboard extends AsyncDisposable {
  readonly service: TestService
  readonly browser: Browser
  /**
   * Opens a page of a browser of its own, signed in as a user of the sandbox. Errors of the page and
   * breaches of its policy are gathered in `problems`. It is closed when the test ends.
   */
  open(user: string | undefined, path: string, options?: BrowserContextOptions): Promise<TestPage>
}

export interface TestPage {
  readonly page: Page
  readonly problems: string[]
}

export const contosoAdmin = 'admin@contoso.onmicrosoft.com'

/** Time limit for a page to show what is waited for, in milliseconds. */
const patience = 15_000

/** Starts a service with its dashboard, in front of which a browser stands. */
export async function startDashboard(
  options: Parameters<typeof startTestService>[1] = {},
  storage?: Parameters<typeof startTestService>[0],
): Promise<TestDashboard> {
  await buildDashboard()
  // Whatever fails below, what was started before is stopped again.
  await using starting = new AsyncDisposableStack()
  const service = starting.use(await startTestService(storage, options))
  const { browser } = starting.use(await borrowBrowser())
  const started = starting.move()
  return {
    service,
    browser,
    open: (user, path, context) => openPage(browser, service.url, user, path, context),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  }
}

/**
 * Opens a page of a browser of its own, signed in as a user of the sandbox. It is closed when the test ends.
 */
export async function openPage(
  browser: Browser,
  url: string,
  user: string | undefined,
  path: string,
  options: BrowserContextOptions = {},
): Promise<TestPage> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    locale: 'en-GB',
    permissions: ['clipboard-read', 'clipboard-write'],
    ...options,
  })
  // A page that stays open goes on drawing and listening beside all later tests. Outside of a test, as
  // where pictures are taken, whoever opened it closes it.
  if (process.env['NODE_TEST_CONTEXT'] !== undefined) after(() => context.close())
  context.setDefaultTimeout(patience)
  const page = await context.newPage()
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    // A refused call is logged by the browser itself; the tests look at what the page says of it.
    const refused = message.text().startsWith('Failed to load resource')
    if (message.type() === 'error' && !refused) problems.push(message.text())
  })
  await page.goto(url + path)
  if (user !== undefined) {
    await page.getByRole('button', { name: user, exact: true }).click()
    await page.getByRole('main').waitFor()
  }
  return { page, problems }
}

/** A browser that test files of one process share, and how many of them use it. */
let shared: { readonly browser: Promise<Browser>; users: number } | undefined

/** Milliseconds for which a browser without users waits for the next file's. */
const linger = 1_000

/**
 * Lends a browser, which is started for the first one who asks. What each opens in it is a context of its
 * own, without anything of the others.
 */
export async function borrowBrowser(): Promise<{ browser: Browser } & AsyncDisposable> {
  shared ??= { browser: startBrowser(), users: 0 }
  const borrowed = shared
  borrowed.users += 1
  let isBack = false
  return {
    browser: await borrowed.browser,
    async [Symbol.asyncDispose]() {
      if (isBack) return
      isBack = true
      borrowed.users -= 1
      if (borrowed.users > 0) return
      setTimeout(() => {
        if (borrowed.users > 0 || shared !== borrowed) return
        shared = undefined
        void borrowed.browser.then((browser) => browser.close())
      }, linger)
    },
  }
}

/** Starts a browser. */
async function startBrowser(): Promise<Browser> {
  const { executablePath, environment } = await findChromium()
  return chromium.launch({
    executablePath,
    env: { ...(process.env as Record<string, string>), ...environment },
    // Its own sandbox refuses to run as root, which is who runs tests in a container.
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}
