import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { chromium, type BrowserContext } from 'playwright-core'
import { measureFirstLoad } from '../../packages/dashboard/scripts/measure-first-load.ts'
import { findChromium } from '../../packages/dashboard/test/support/find-chromium.ts'
import { openScratch } from '../folders.ts'
import { takeTurns } from '../measure/rounds.ts'
import { startNode } from '../measure/start-process.ts'
import { serveButton } from '../page/serve-button.ts'
import { timePage } from '../page/time-page.ts'
import type { Row } from '../row.ts'
import { command } from '../service/install.ts'

const user = 'admin@contoso.onmicrosoft.com'
/** Shows that the page is useful to a signed-in partner: a customer in the list. */
const customerInList = 'main a[href^="/customers/"]'

/** Row 12: script size of the dashboard, and its time to interactive. */
export const dashboardPage: Row = {
  number: 12,
  title: 'the dashboard’s list of customers, on a processor slowed four times',
  async measure({ rounds }) {
    const { total, styles } = await measureFirstLoad()
    await using sandbox = await startSandbox()
    using button = await serveButton()
    const { executablePath, environment } = await findChromium()
    const browser = await chromium.launch({
      executablePath,
      env: { ...(process.env as Record<string, string>), ...environment },
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    })
    try {
      const signIn = async (context: BrowserContext) => {
        const page = await context.newPage()
        await page.goto(sandbox.url)
        await page.getByRole('button', { name: user, exact: true }).click()
        await page.locator(customerInList).first().waitFor()
      }
      const pair = await takeTurns(
        rounds,
        () => timePage(browser, `${sandbox.url}/customers`, customerInList, signIn),
        () => timePage(browser, button.url, 'main button'),
      )
      return [
        {
          what: 'first load script, gzipped',
          baselineIs: 'none',
          unit: 'kB',
          ours: [total / 1000],
          better: 'less',
          floor: 250,
          goal: 200,
        },
        {
          what: 'first load style, gzipped',
          baselineIs: 'none',
          unit: 'kB',
          ours: [styles / 1000],
          better: 'less',
        },
        {
          what: 'time to interactive',
          baselineIs: 'a page with one Fluent button',
          unit: 'ms',
          ...pair,
          better: 'less',
          floor: 2.5,
          goal: 1.8,
        },
      ]
    } finally {
      await browser.close()
    }
  },
}

/** The installed service as a new user runs it: a sandbox with its dashboard. */
async function startSandbox() {
  using stack = new DisposableStack()
  const { path } = stack.use(openScratch())
  const args = ['serve', '--json', '--port', '0', '--data', join(path, 'data')]
  const running = startNode([command, ...args, '--log-level', 'silent'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'], HOME: path },
  })
  const kept = stack.move()
  let written = ''
  if (!running.child.stdout) throw new Error('the output of the sandbox is not piped')
  for await (const line of createInterface(running.child.stdout)) {
    written += line
    if (line === '}') break
  }
  const { url } = JSON.parse(written) as { url: string }
  return {
    url,
    async [Symbol.asyncDispose]() {
      await running[Symbol.asyncDispose]()
      kept.dispose()
    },
  }
}
