import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright-core'
import { rolldown } from 'rolldown'
import { borrowBrowser } from '../../../dashboard/test/support/dashboard.ts'
import { until } from '../../../service/test/support/service.ts'
import type { LedgerEntry } from '../../src/index.ts'

/** A site that browsers trust enough for locks; nothing listens there. */
const site = 'http://localhost:9'
const entry = (line: string): LedgerEntry => ({
  kind: 'finding',
  line,
  at: '2026-03-02T09:00:00.000Z',
  finding: { rule: 'CustomerUnknown', values: { value: 'São João' } },
})

let borrowed: Awaited<ReturnType<typeof borrowBrowser>>
let context: BrowserContext
before(async () => {
  const bundle = await rolldown({
    input: fileURLToPath(new URL('../../src/browser/index.ts', import.meta.url)),
    resolve: { conditionNames: ['source', 'browser', 'import'] },
  })
  const { output } = await bundle.generate({ format: 'esm' })
  const script = `${output[0].code}\nglobalThis.openBrowserLedger = openBrowserLedger`
  borrowed = await borrowBrowser()
  context = await borrowed.browser.newContext()
  await context.route(`${site}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<script type="module" src="/ledger.js"></script>',
        }),
  )
})
after(async () => {
  await context.close()
  await borrowed[Symbol.asyncDispose]()
})

async function openPage(): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site)
  await page.waitForFunction('globalThis.openBrowserLedger')
  return page
}

const append = (page: Page, entries: readonly LedgerEntry[]) =>
  page.evaluate(
    `openBrowserLedger('a').then((ledger) => ledger.append(${JSON.stringify(entries)}))`,
  )
const read = (page: Page) => page.evaluate(`openBrowserLedger('a').then((ledger) => ledger.read())`)
const hold = (page: Page) =>
  page.evaluate(`openBrowserLedger('a').then((ledger) => ledger.hold()).then(
    (release) => { globalThis.release = release; return 'held' },
    (error) => error.finding.rule,
  )`)

describe('a ledger in a browser', () => {
  it('keeps entries in their order, over a reload', async () => {
    const page = await openPage()
    await append(page, [entry('1'), entry('2')])
    await append(page, [entry('3')])
    await page.reload()
    await page.waitForFunction('globalThis.openBrowserLedger')
    assert.deepEqual(await read(page), [entry('1'), entry('2'), entry('3')])
    await page.close()
  })

  it('is held by one page, until it lets go or is closed', async () => {
    const [one, other] = [await openPage(), await openPage()]
    assert.equal(await hold(one), 'held')
    assert.equal(await hold(other), 'LedgerHeld')
    await one.evaluate('globalThis.release()')
    assert.equal(await hold(other), 'held')
    await other.close()
    // The browser gives it back a moment after the page has gone.
    await until(
      () => hold(one),
      (state) => state === 'held',
      'the ledger of a closed page',
    )
    await one.close()
  })
})
