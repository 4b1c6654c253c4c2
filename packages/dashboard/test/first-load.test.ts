import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { measureFirstLoad } from '../scripts/measure-first-load.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { expectFocus } from './support/expect-focus.ts'

const dist = join(import.meta.dirname, '../../service/dashboard')

/** Keeps what matches from arriving until it is let through; tells when it was asked for. */
async function hold(page: Page, pattern: string) {
  const asked = Promise.withResolvers<void>()
  const through = Promise.withResolvers<void>()
  await page.route(pattern, async (route) => {
    asked.resolve()
    await through.promise
    await route.continue()
  })
  return { asked: asked.promise, letThrough: () => through.resolve() }
}

// These keep the first load quick; the bench measures how quick.
describe('the first load, and what comes later', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  const list = async (page: Page) =>
    page.getByRole('link', { name: 'Wingtip University' }).waitFor()

  it('is a script that starts, the dashboard itself, and styles that need no script', async () => {
    const { files } = await measureFirstLoad()
    assert.deepEqual(files.map(({ name }) => name.replace(/-.*/, '')).toSorted(), [
      'assets/dashboard',
      'assets/index',
    ])
    for (const { name } of files) {
      const script = await readFile(join(dist, name), 'utf8')
      const marked = script.startsWith('//# allFunctionsCalledOnLoad\n')
      // The start is on its way before another thread would have compiled it.
      assert.equal(marked, name.startsWith('assets/dashboard'), name)
      // Fluent names the parts of its widgets so.
      for (const widget of ['Menu', 'Tooltip', 'Toast', 'Dialog', 'Popover', 'Table', 'Tab']) {
        assert.ok(!script.includes(`fui-${widget}`), `${widget} is in ${name}`)
      }
      assert.doesNotMatch(script, /fui-\w+\{|:hover\{/, `${name} has styles`)
    }
  })

  it('reads the list and who is signed in at once, while the dashboard still arrives', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    await list(page)
    const script = await hold(page, '**/assets/dashboard-*.js')
    const me = await hold(page, '**/accredit/v1/me')
    const customers = await hold(page, '**/accredit/v1/customers?*')
    const events = await hold(page, '**/accredit/v1/events/stream')
    const counted: string[] = []
    page.on('request', (request) => counted.push(new URL(request.url()).pathname))
    await page.reload({ waitUntil: 'commit' })
    // None of them has to come before another one is asked for.
    await Promise.all([script.asked, me.asked, customers.asked])
    for (const held of [customers, me, script]) held.letThrough()
    await list(page)
    const reads = counted.filter(
      (path) => path.startsWith('/accredit/v1/') && !path.endsWith('/events/stream'),
    )
    assert.deepEqual(reads.toSorted(), ['/accredit/v1/customers', '/accredit/v1/me'])
    assert.equal(counted.filter((path) => path === '/dashboard.json').length, 1)
    events.letThrough()
    await page.locator('[data-live=open]').waitFor()
    assert.deepEqual(problems, [])
  })

  it('misses nothing that happens between its first answers and the stream of events', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/customers')
    await list(page)
    const events = await hold(page, '**/accredit/v1/events/stream')
    // As if all customers came a moment later.
    const nobody = { json: { items: [], total: 0 } }
    await page.route('**/accredit/v1/customers?*', (route) => route.fulfill(nobody), { times: 1 })
    await page.reload()
    await page.getByText('You have no customers yet').waitFor()
    events.letThrough()
    await list(page)
  })

  it('shows the page while the list is slow, and says why when it does not come', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/customers')
    await list(page)
    const customers = await hold(page, '**/accredit/v1/customers?*')
    await page.reload({ waitUntil: 'commit' })
    await page.getByRole('searchbox').fill('wing')
    await page.getByRole('link', { name: 'Overview' }).waitFor()
    customers.letThrough()
    await page.getByText('1–1 of 1').waitFor()
    await page.unroute('**/accredit/v1/customers?*')
    await page.route('**/accredit/v1/customers?*', (route) => route.abort())
    await page.reload({ waitUntil: 'commit' })
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await page.unroute('**/accredit/v1/customers?*')
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('1–1 of 1').waitFor()
  })

  it('inserts no rule of style by script', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/customers')
    await list(page)
    assert.equal(await page.locator('style[data-make-styles-bucket]').count(), 0)
    assert.equal(await page.locator('link[rel=stylesheet][href*="/styles-"]').count(), 1)
  })

  it('explains a button to the pointer and to the keyboard', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers?search=wing')
    const copy = page.getByRole('button', { name: 'Copy Microsoft ID' })
    const hint = page.getByRole('tooltip')
    await copy.hover()
    await hint.getByText('Copy Microsoft ID').waitFor()
    await page.keyboard.press('Escape')
    await hint.waitFor({ state: 'detached' })
    await page.getByRole('link', { name: 'Wingtip University' }).focus()
    await page.keyboard.press('Tab')
    await hint.getByText('Copy Microsoft ID').waitFor()
    // It can be read at leisure: the pointer may rest on it.
    await page.mouse.move(0, 0)
    await copy.hover()
    await hint.hover()
    await page.getByRole('link', { name: 'Wingtip University' }).focus()
    await hint.waitFor({ state: 'detached' })
    const live = page.getByRole('status').filter({ hasText: 'Live' })
    await live.hover()
    await hint.getByText('This page updates automatically.').waitFor()
    const explained = await live.getAttribute('aria-describedby')
    assert.equal(await page.locator(`[id="${explained}"]`).textContent(), await hint.textContent())
    assert.deepEqual(problems, [])
  })

  it('opens a menu by keyboard, and gives the focus back to its button', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/customers')
    const settings = page.getByRole('button', { name: 'Appearance and language' })
    assert.equal(await settings.getAttribute('aria-haspopup'), 'menu')
    for (const key of ['ArrowDown', 'Enter']) {
      await page.reload()
      await settings.focus()
      await page.keyboard.press(key)
      await page.locator('[role=menuitemradio]:focus').waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('menu').waitFor({ state: 'detached' })
      await expectFocus(settings)
    }
  })
})
