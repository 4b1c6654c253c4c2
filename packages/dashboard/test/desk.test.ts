import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Page } from 'playwright-core'
import { startDashboard, type TestDashboard } from './support/dashboard.ts'
import { atDesk, ready, reviewer1, reviewer2 } from './support/desk.ts'

/** Longer than any test takes, so that no verdict is shown before its time. */
const showDelay = 'PT30M'

describe('a reviewer’s morning', () => {
  let dashboard: TestDashboard
  let desk: ReturnType<typeof atDesk>
  // The sandbox has one case of its own.
  const names = [
    'Bellows College',
    ...Array.from({ length: 11 }, (_, index) => `School ${index + 1}`),
  ]

  before(async () => {
    dashboard = await startDashboard({ showDelay })
    desk = atDesk(dashboard.service)
    for (const companyName of names.slice(1)) await desk.open({ companyName })
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('decides twelve cases by keyboard alone', async () => {
    const { page, problems } = await dashboard.open(reviewer1, '/desk')
    const { keyboard } = page
    await page.getByText('12 cases').waitFor()
    const pages = page.getByRole('navigation').getByRole('link')
    assert.deepEqual(await pages.allInnerTexts(), ['Desk', 'Inspector'])
    await keyboard.press('j')
    await keyboard.press('ArrowDown')
    await keyboard.press('k')
    assert.equal(await page.locator(':focus').innerText(), 'Bellows College')
    await keyboard.press('Enter')
    for (const [index, name] of names.entries()) {
      await ready(page, name)
      if (index % 3 === 0) {
        await keyboard.press('a')
      } else if (index % 3 === 1) {
        await keyboard.press('d')
        await page.getByRole('dialog').getByRole('radio').first().waitFor()
        await keyboard.press('5')
        await keyboard.press('Enter')
      } else {
        await keyboard.press('Shift+A')
        await page.getByRole('dialog').waitFor()
        await keyboard.type('Welcome back.')
        await keyboard.press('Control+Enter')
      }
    }
    await page.getByText('That was the last case').first().waitFor()
    await page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor()
    for (const [index, name] of names.entries()) {
      const { state, verdict, reason, publicNote, decidedBy } = await desk.get(name)
      assert.deepEqual(
        [state, verdict, reason, publicNote, decidedBy],
        [
          'decided',
          index % 3 === 1 ? 'deny' : 'approve',
          index % 3 === 1 ? 'Not an Academic Domain' : undefined,
          index % 3 === 2 ? 'Welcome back.' : undefined,
          reviewer1,
        ],
        name,
      )
    }
    await dashboard.service.advance('PT1H')
    await page.getByText('Nothing to review').waitFor()
    for (const name of names) assert.equal(await desk.count(name, 'shown'), 1, name)
    assert.deepEqual(problems, [])
  })

  it('sees a new case come by itself, takes it, and finds it among their own', async () => {
    const { page, problems } = await dashboard.open(reviewer1, '/desk')
    await page.getByText('Nothing to review').waitFor()
    await desk.open({ companyName: 'Early School' })
    await page.getByRole('link', { name: 'Early School' }).waitFor()
    await page.keyboard.press('j')
    // The key that approves a case does nothing to a row.
    await page.keyboard.press('a')
    assert.equal((await desk.get('Early School')).assignee, undefined)
    await page.keyboard.press('m')
    await page.getByText('Early School is assigned to you').first().waitFor()
    await page.getByRole('combobox', { name: 'Assigned to' }).selectOption('none')
    await page.getByText('No case matches').waitFor()
    await page.getByRole('combobox', { name: 'Assigned to' }).selectOption('me')
    await page.getByRole('row', { name: /Early School.*You/ }).waitFor()
    await page.getByRole('searchbox', { name: 'Company' }).fill('late')
    await page.getByText('No case matches').waitFor()
    assert.match(page.url(), /assignee=me&company=late/)
    await page.getByRole('searchbox', { name: 'Company' }).fill('EARLY')
    await page.getByRole('row', { name: /Early School/ }).waitFor()
    await page.getByRole('combobox', { name: 'State' }).selectOption('shown')
    await page.getByRole('searchbox', { name: 'Company' }).fill('')
    await page.getByText('No case matches').waitFor()
    await page.getByRole('button', { name: 'Clear filters' }).first().click()
    await page.getByRole('combobox', { name: 'State' }).selectOption('shown')
    await page.getByRole('searchbox', { name: 'Company' }).fill('school ')
    await page.getByText('11 cases').waitFor()
    assert.equal((await desk.get('Early School')).assignee, reviewer1)
    assert.deepEqual(problems, [])
  })
})

describe('deciding with care', () => {
  let dashboard: TestDashboard
  let desk: ReturnType<typeof atDesk>
  const open = async (name: string, user = reviewer1) => {
    const { id } = await desk.get(name)
    const opened = await dashboard.open(user, `/desk/${id}`)
    await ready(opened.page, name)
    return opened
  }

  before(async () => {
    dashboard = await startDashboard({ showDelay })
    desk = atDesk(dashboard.service)
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('takes a decision back before it is shown, from the next case', async () => {
    await desk.open({ companyName: 'Undo School' })
    const { page, problems } = await open('Undo School')
    await page.keyboard.press('a')
    await ready(page, 'Bellows College')
    const last = page.getByRole('region', { name: 'Your last decision' })
    await last.getByText('Undo School: Approved').waitFor()
    await last
      .getByRole('timer')
      .getByText(/Shown in \d+ minutes/)
      .waitFor()
    await page.keyboard.press('u')
    await ready(page, 'Undo School')
    await page.getByRole('listitem').filter({ hasText: 'You took the decision back' }).waitFor()
    await dashboard.service.advance('PT1H')
    assert.equal((await desk.get('Undo School')).state, 'desk')
    assert.equal(await desk.count('Undo School', 'shown'), 0)
    assert.equal(await last.count(), 0)
    assert.deepEqual(problems, [])
  })

  it('offers no undo once the verdict is shown', async () => {
    await desk.open({ companyName: 'Shown School' })
    const { page } = await open('Shown School')
    await page.keyboard.press('a')
    const last = page.getByRole('region', { name: 'Your last decision' })
    await last.waitFor()
    await dashboard.service.advance('PT1H')
    await last.waitFor({ state: 'detached' })
    await page.goBack()
    await page.getByText(/You approved\. Shown to the partner .* This is final\./).waitFor()
    assert.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0)
  })

  for (const [how, twice] of [
    [
      'click',
      (page: Page) => page.getByRole('button', { name: 'Approve', exact: true }).dblclick(),
    ],
    [
      'key',
      async (page: Page) => {
        await page.keyboard.press('a')
        await page.keyboard.press('a')
      },
    ],
  ] as const) {
    it(`decides once by a double ${how}, and leaves the next case alone`, async () => {
      const name = `Double ${how} School`
      await desk.open({ companyName: name })
      const { page } = await open(name)
      const sent: string[] = []
      page.on('request', (request) => {
        if (request.url().endsWith('/decision')) sent.push(request.url())
      })
      await twice(page)
      await ready(page, 'Bellows College')
      assert.equal(sent.length, 1)
      assert.equal(await desk.count(name, 'decided'), 1)
      assert.equal((await desk.get('Bellows College')).state, 'desk')
    })
  }

  it('is told when another reviewer decides meanwhile, and loses nothing', async () => {
    await desk.open({ companyName: 'Contested School' })
    const first = await open('Contested School')
    const second = await open('Contested School', reviewer2)
    const { page } = first
    await page.keyboard.press('d')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: /Note to the partner/ }).fill('Send a certificate.')
    await second.page.keyboard.press('a')
    await dialog.getByText('reviewer2 decided this case just now').waitFor()
    await dialog.getByText('Your text is kept.').waitFor()
    await dialog.getByRole('radio', { name: /Not an eligible Museum/ }).check()
    assert.ok(await dialog.getByRole('button', { name: 'Deny' }).isDisabled())
    await page.keyboard.press('Escape')
    await page.getByText('reviewer2 approved.').waitFor()

    await desk.step(reviewer2, 'Contested School', 'undo')
    await page.getByText('reviewer2 took the decision back · just now').waitFor()
    await ready(page, 'Contested School')
    await page.keyboard.press('d')
    const note = dialog.getByRole('textbox', { name: /Note to the partner/ })
    assert.equal(await note.inputValue(), 'Send a certificate.')
    assert.ok(await dialog.getByRole('radio', { name: /Not an eligible Museum/ }).isChecked())
    await dialog.getByRole('button', { name: 'Deny' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { verdict, publicNote } = await desk.get('Contested School')
    assert.deepEqual([verdict, publicNote], ['deny', 'Send a certificate.'])
    assert.deepEqual([first.problems, second.problems], [[], []])
  })

  it('denies by key wherever the focus is, and the focus follows the choice', async () => {
    await desk.open({ companyName: 'Keyed School' })
    const { page, problems } = await open('Keyed School')
    const dialog = page.getByRole('dialog')
    const focused = () => page.locator(':focus')
    const places = [
      () => dialog.getByRole('heading', { name: /^Deny/ }).click(),
      () => dialog.getByRole('button', { name: 'Cancel' }).focus(),
      () => dialog.getByRole('textbox', { name: /Note for reviewers/ }).focus(),
      () => page.evaluate(() => (document.activeElement as HTMLElement).blur()),
    ]
    for (const [index, place] of places.entries()) {
      await page.keyboard.press('d')
      await dialog.getByRole('radio').first().waitFor()
      await dialog.getByRole('heading', { name: /^Deny/ }).click()
      const name = index % 2 === 0 ? 'Not an Academic Domain' : 'Not an eligible Museum'
      await page.keyboard.press(index % 2 === 0 ? '5' : '7')
      assert.equal(await focused().getAttribute('value'), name)
      assert.ok(await dialog.getByRole('radio', { name: new RegExp(name) }).isChecked())
      await place()
      await page.keyboard.press('Control+Enter')
      await dialog.waitFor({ state: 'detached' })
      assert.equal((await desk.get('Keyed School')).reason, name)
      await desk.step(reviewer1, 'Keyed School', 'undo')
      await page.goBack()
      await ready(page, 'Keyed School')
    }
    assert.deepEqual(problems, [])
  })

  it('keeps a note typed for a denial out of an approval', async () => {
    await desk.open({ companyName: 'Doubted School' })
    const { page, problems } = await open('Doubted School')
    const dialog = page.getByRole('dialog')
    const note = dialog.getByRole('textbox', { name: /Note to the partner/ })
    await page.keyboard.press('d')
    await note.fill('This is no school.')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('Shift+A')
    assert.equal(await note.inputValue(), '')
    await note.fill('Welcome.')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    // A note that was begun is not lost by the short way to approve.
    await page.keyboard.press('a')
    assert.equal(await note.inputValue(), 'Welcome.')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.keyboard.press('d')
    assert.equal(await note.inputValue(), 'This is no school.')
    assert.deepEqual(problems, [])
  })

  it('explains a change that came before the decision was sent', async () => {
    await desk.open({ companyName: 'Stale School' })
    const { page, problems } = await open('Stale School')
    await page.keyboard.press('d')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /Not an Academic Domain/ }).check()
    await dialog
      .getByRole('textbox', { name: /Note for reviewers/ })
      .fill('The domain is for sale.')
    await desk.step(reviewer2, 'Stale School', 'notes', { text: 'They moved to a new domain.' })
    await dialog.getByRole('button', { name: 'Deny' }).click()
    await dialog.getByText('Somebody else changed this').waitFor()
    await dialog.getByText('They moved to a new domain.').waitFor()
    const note = dialog.getByRole('textbox', { name: /Note for reviewers/ })
    assert.equal(await note.inputValue(), 'The domain is for sale.')
    assert.equal((await desk.get('Stale School')).state, 'desk')
    await dialog.getByRole('button', { name: 'Deny' }).click()
    await dialog.waitFor({ state: 'detached' })
    const { reason, timeline } = await desk.get('Stale School')
    assert.equal(reason, 'Not an Academic Domain')
    assert.deepEqual(
      timeline.filter(({ kind }) => kind === 'noted').map(({ data }) => data['text']),
      ['They moved to a new domain.', 'The domain is for sale.'],
    )
    assert.deepEqual(problems, [])
  })

  it('writes a note and hands the case to a colleague', async () => {
    await desk.open({ companyName: 'Handed School' })
    const { page, problems } = await open('Handed School')
    await page.keyboard.press('w')
    await page.keyboard.type('Ask reviewer2, who knows the town.')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('listitem').filter({ hasText: 'You added a note' }).waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('s')
    await page.getByRole('menuitem', { name: 'Somebody else' }).click()
    await page.getByRole('textbox', { name: 'User name of the reviewer' }).fill(reviewer2)
    await page.keyboard.press('Enter')
    await page.getByText('Assigned to: reviewer2').waitFor()
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('m')
    await page.getByText('Assigned to: You').waitFor()
    const { assignee, timeline } = await desk.get('Handed School')
    assert.equal(assignee, reviewer1)
    assert.equal(timeline.filter(({ kind }) => kind === 'noted').length, 1)
    assert.deepEqual(problems, [])
  })
})
