import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { reviewer1 } from './support/desk.ts'
import { expectNoBarriers } from './support/expect-no-barriers.ts'

/** Waits until a field is marked as wrong and has the focus, and reads what is said of it. */
async function wrongText(field: Locator): Promise<string> {
  await field.and(field.page().locator('[aria-invalid=true]:focus')).waitFor()
  return field.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.innerText.trim() ?? '')
      .join(' '),
  )
}

describe('a form that is wrong', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  const fillNewCustomer = async (page: Page, values: Readonly<Record<string, string>>) => {
    await page.getByRole('combobox', { name: 'Country/region' }).selectOption('US')
    await page.getByRole('combobox', { name: 'State or region' }).selectOption('WA')
    const usual = {
      'Company name': 'Forms School',
      'Primary domain': 'forms-school',
      'Street and number': '1 Microsoft Way',
      City: 'Redmond',
      'Postal code': '98052',
      'E-mail': 'office@forms-school.example',
    }
    for (const [name, value] of Object.entries({ ...usual, ...values })) {
      await page.getByRole('textbox', { name, exact: true }).fill(value)
    }
  }

  it('puts the focus on its first wrong field, whatever kind of field that is', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers/new')
    const review = page.getByRole('button', { name: 'Review' })
    await review.click()
    assert.match(
      await wrongText(page.getByRole('textbox', { name: 'Company name' })),
      /This field is required\./,
    )
    await page.getByRole('combobox', { name: 'Special qualifications' }).selectOption('Education')
    await review.click()
    await page.getByRole('radio', { name: /K-12/ }).and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Space')
    await fillNewCustomer(page, { City: '' })
    await review.click()
    await wrongText(page.getByRole('textbox', { name: 'City' }))

    await page.goto(`${dashboard.service.url}/customers/${customer('03')}`)
    await page.getByRole('button', { name: 'Request Government Community Cloud' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: /12345/ }).waitFor()
    await dialog.getByRole('button', { name: 'Request Government Community Cloud' }).click()
    // The first of the codes is used up.
    await dialog.getByRole('radio', { name: /12345/ }).and(page.locator(':focus')).waitFor()
    await dialog.getByText('Choose one of your validation codes.').waitFor()
    assert.deepEqual(problems, [])
  })

  it('says what the service refuses at each field, in sentences for people', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, `/customers/${customer('01')}`)
    await page.getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog')
    const field = (name: string) => dialog.getByRole('textbox', { name, exact: true })
    await field('Postal code').fill('1')
    await field('Address line 2 (optional)').fill('x'.repeat(201))
    await dialog.getByRole('button', { name: 'Save' }).click()
    assert.match(
      await wrongText(field('Address line 2 (optional)')),
      /It must have at most 200 characters\./,
    )
    const said = await dialog.innerText()
    assert.match(said, /It must have the form of a postal code of United States\./)
    // Neither regular expressions nor names of the wire.
    assert.doesNotMatch(said, /\\d|\^|\$|addressLine2|postalCode|Correlation ID/)
    await field('Postal code').fill('98052')
    assert.equal(await field('Postal code').getAttribute('aria-invalid'), null)
    await field('Address line 2 (optional)').fill('')
    await field('E-mail').fill('nobody@')
    await dialog.getByRole('button', { name: 'Save' }).click()
    assert.match(await wrongText(field('E-mail')), /It must be an e-mail address\./)
    assert.deepEqual(problems, [])
  })

  it('tells while it is typed that a domain is taken, and nothing about what stood there before', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers/new')
    const domain = page.getByRole('textbox', { name: 'Primary domain' })
    const asked: string[] = []
    await page.route('**/v1/domains/*', async (route) => {
      asked.push(new URL(route.request().url()).pathname.split('/').at(-1) ?? '')
      // The answer about the first one comes late.
      if (asked.length === 1) await new Promise((done) => setTimeout(done, 1_500))
      await route.continue().catch(() => undefined)
    })
    const slow = page.waitForRequest('**/v1/domains/wingtipuniversity.onmicrosoft.com')
    await domain.pressSequentially('wingtipuniversity', { delay: 5 })
    await slow
    await domain.pressSequentially('-2', { delay: 5 })
    const free = page.getByRole('status').filter({ hasText: 'is available' })
    await free.waitFor({ state: 'attached' })
    assert.equal(await free.textContent(), 'wingtipuniversity-2.onmicrosoft.com is available.')
    assert.equal(await domain.getAttribute('aria-invalid'), null)
    await domain.press('Backspace')
    await domain.press('Backspace')
    const alert = page.getByRole('alert')
    await alert.getByText('wingtipuniversity.onmicrosoft.com is taken.').waitFor()
    assert.deepEqual(
      asked.filter((name) => !name.startsWith('wingtipuniversity')),
      [],
      'half a name was asked for',
    )
    assert.deepEqual(problems, [])
  })

  it('is shown again where the service refuses what was reviewed', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers/new')
    // The look-up says nothing, as when somebody else takes the domain a moment later.
    await page.route('**/v1/domains/*', (route) => route.abort())
    await fillNewCustomer(page, { 'Primary domain': 'wingtipuniversity' })
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByRole('button', { name: 'Create customer' }).click()
    const domain = page.getByRole('textbox', { name: 'Primary domain' })
    assert.match(await wrongText(domain), /wingtipuniversity\.onmicrosoft\.com is taken/)
    await domain.fill('forms-school-2')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByRole('button', { name: 'Create customer' }).click()
    await page.getByRole('heading', { name: 'Customer created' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('names countries, and numbers that they demand, at their fields', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers/new')
    await fillNewCustomer(page, { 'Primary domain': 'escola-um' })
    await page.getByRole('combobox', { name: 'Country/region' }).selectOption('BR')
    await page.getByRole('textbox', { name: 'State or region' }).fill('SP')
    await page.getByRole('textbox', { name: 'Postal code' }).fill('01310-100')
    await page.getByRole('textbox', { name: 'Phone number' }).fill('+55 11 2345 6789')
    await page.getByRole('textbox', { name: 'Registration number' }).fill('7')
    await page.getByRole('button', { name: 'Review' }).click()
    await page.getByRole('button', { name: 'Create customer' }).click()
    const said = await wrongText(page.getByRole('textbox', { name: 'Registration number' }))
    assert.match(said, /"7" is not a registration number of Brazil\./)
    assert.deepEqual(problems, [])
  })

  it('of the desk says at its field what is wrong with it', async () => {
    const { page, problems } = await dashboard.open(reviewer1, '/desk')
    await page.getByRole('link', { name: 'Bellows College' }).click()
    await page.locator('[data-ready=true]').waitFor()
    await page.getByRole('button', { name: 'Add note' }).click()
    const note = page.getByRole('textbox', { name: 'Note for reviewers' })
    assert.match(await wrongText(note), /This field is required\./)
    const dialog = page.getByRole('dialog')
    await page.getByRole('button', { name: 'Deny' }).click()
    // The key sends as the button does: what is missing is said, and has the focus.
    await dialog.getByRole('textbox').first().focus()
    await page.keyboard.press('Control+Enter')
    await dialog.getByText('Choose a reason.').waitFor()
    await dialog.locator('[type=radio]:focus').waitFor()
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Assign' }).click()
    await page.getByRole('menuitem', { name: /Somebody else/ }).click()
    await dialog.getByRole('button', { name: 'Assign' }).click()
    const name = dialog.getByRole('textbox')
    assert.match(await wrongText(name), /This field is required\./)
    await name.fill('nobody@vetting.accredit.test')
    await dialog.getByRole('button', { name: 'Assign' }).click()
    assert.match(
      await wrongText(name),
      /No reviewer called nobody@vetting\.accredit\.test has signed in yet/,
    )
    assert.deepEqual(problems, [])
  })
})

describe('a form with something typed into it', () => {
  let dashboard: TestDashboard
  before(async () => {
    dashboard = await startDashboard()
  })
  after(() => dashboard[Symbol.asyncDispose]())

  const question = (page: Page) => page.getByRole('alertdialog', { name: 'Discard your changes?' })
  /** Answers the question, and waits until it has gone. */
  const answer = async (page: Page, choice: 'Keep editing' | 'Discard changes') => {
    await question(page).getByRole('button', { name: choice }).click()
    await question(page).waitFor({ state: 'detached' })
  }

  it('asks before a dialog closes, by Escape, by Cancel and beside it', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, `/customers/${customer('01')}`)
    await page.getByRole('button', { name: 'Edit' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit bill-to info' })
    // Nothing is typed: nothing is asked.
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Edit' }).click()
    const city = dialog.getByRole('textbox', { name: 'City' })
    await city.fill('Tacoma')
    await page.keyboard.press('Escape')
    await question(page).waitFor()
    await expectNoBarriers(page, 'the question')
    // Escape again keeps what was typed, and the focus goes back to it.
    await page.keyboard.press('Escape')
    await question(page).waitFor({ state: 'detached' })
    await city.and(page.locator(':focus')).waitFor()
    assert.equal(await city.inputValue(), 'Tacoma')
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await answer(page, 'Keep editing')
    await page.mouse.click(5, 5)
    await answer(page, 'Discard changes')
    await dialog.waitFor({ state: 'detached' })
    assert.equal(await page.getByText('Tacoma').count(), 0)

    await page.getByRole('button', { name: 'Request Education' }).click()
    await page.getByRole('radio', { name: /K-12/ }).check()
    await page.keyboard.press('Escape')
    await answer(page, 'Discard changes')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    assert.deepEqual(problems, [])
  })

  it('asks before another page comes, by a link or by the way back', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/codes')
    await page.getByRole('link', { name: 'Customers' }).click()
    await page.getByRole('link', { name: 'Add customer' }).click()
    const name = page.getByRole('textbox', { name: 'Company name' })
    await name.fill('Half a School')
    const stays = async () => {
      await answer(page, 'Keep editing')
      assert.equal(new URL(page.url()).pathname, '/customers/new')
      assert.equal(await name.inputValue(), 'Half a School')
    }
    await page.getByRole('link', { name: 'Activity log' }).click()
    await stays()
    await page.goBack()
    await stays()
    await page.evaluate(() => history.go(-2))
    await question(page).waitFor()
    await answer(page, 'Discard changes')
    await page.getByRole('heading', { level: 1, name: 'Validation codes' }).waitFor()
    await page.goForward()
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor()
    await page.goForward()
    await name.waitFor()
    assert.equal(await name.inputValue(), '')
    await page.getByRole('link', { name: 'Activity log' }).click()
    await page.getByRole('heading', { level: 1, name: 'Activity log' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('asks before a reload', async () => {
    const { page } = await dashboard.open(contosoAdmin, '/customers/new')
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await page.reload()
    assert.equal(asked.length, 0)
    await page.getByRole('textbox', { name: 'Company name' }).fill('Half a School')
    await page.reload()
    assert.deepEqual(asked, ['beforeunload'])
    const desk = await dashboard.open(reviewer1, '/desk')
    await desk.page.getByRole('link', { name: 'Bellows College' }).click()
    const note = desk.page.getByRole('textbox', { name: 'Note for reviewers' })
    await note.fill('Half a note')
    // A note outlives the page, not the tab.
    await desk.page.getByRole('link', { name: 'Desk' }).first().click()
    await desk.page.getByRole('link', { name: 'Bellows College' }).click()
    assert.equal(await note.inputValue(), 'Half a note')
    desk.page.on('dialog', (dialog) => {
      asked.push('desk')
      void dialog.accept()
    })
    await desk.page.reload()
    assert.deepEqual(asked, ['beforeunload', 'desk'])
  })
})
