import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { startDashboard, type TestDashboard } from './support/dashboard.ts'
import { atDesk, reviewer1, reviewer2 } from './support/desk.ts'
import { expectFitsPhone, expectNoBarriers } from './support/expect-no-barriers.ts'

describe('the desk is open to everybody', () => {
  let dashboard: TestDashboard
  let desk: ReturnType<typeof atDesk>
  let caseId: string
  before(async () => {
    dashboard = await startDashboard({ showDelay: 'PT30M' })
    desk = atDesk(dashboard.service)
    caseId = await desk.open({
      companyName: 'Lakeside Free School',
      website: 'lakeside-free.blogspot.com',
      email: 'lakesidefree@gmail.com',
    })
    await desk.step(reviewer2, 'Lakeside Free School', 'notes', { text: 'Nobody answers.' })
    await dashboard.service.advance('P7D')
    await desk.open({ companyName: 'Harbour Road Primary School' })
    await desk.step(reviewer2, 'Harbour Road Primary School', 'assignment', {
      assignee: reviewer2,
    })
  })
  after(() => dashboard[Symbol.asyncDispose]())

  it('has no barrier that a machine finds, in light and in dark, and fits a phone', async () => {
    const { page, problems } = await dashboard.open(reviewer1, '/desk')
    await page.getByText('Overdue by').first().waitFor()
    await expectNoBarriers(page, 'queue')
    await expectFitsPhone(page, 'queue')
    await page.getByRole('link', { name: 'Lakeside Free School' }).click()
    await page.locator('[data-ready=true]').waitFor()
    await expectNoBarriers(page, 'case')
    await expectFitsPhone(page, 'case')
    await page.keyboard.press('d')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('5')
    await expectNoBarriers(page, 'dialog')
    await expectFitsPhone(page, 'dialog')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    await page.getByRole('dialog').waitFor()
    await expectNoBarriers(page, 'shortcuts')
    await expectFitsPhone(page, 'shortcuts')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('a')
    await page.getByRole('region', { name: 'Your last decision' }).waitFor()
    await expectNoBarriers(page, 'undo')
    await expectFitsPhone(page, 'undo')
    await page.keyboard.press('u')
    await page.getByText('You took the decision back').last().waitFor()
    assert.deepEqual(problems, [])
  })

  it('shows where the focus is, and gives it back', async () => {
    const { page } = await dashboard.open(reviewer1, '/desk')
    await page.getByText('Overdue by').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    const row = page.locator('a:focus')
    assert.equal(await row.innerText(), 'Lakeside Free School')
    assert.match(
      await row.evaluate((link) => getComputedStyle(link).textDecorationLine),
      /underline/,
    )
    await page.keyboard.press('Enter')
    await page.locator('[data-ready=true]').waitFor()
    assert.equal(await page.locator('h1:focus').innerText(), 'Lakeside Free School')
    for (const open of [
      () => page.keyboard.press('d'),
      () => page.getByRole('button', { name: 'Deny' }).click(),
    ]) {
      await open()
      await page.getByRole('dialog').waitFor()
      assert.equal(await page.locator('[role=radio]:focus, [type=radio]:focus').count(), 1)
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await page.locator('h1:focus, button:focus').waitFor()
    }
    await page.getByRole('heading', { level: 1 }).click()
    await page.keyboard.press('q')
    await page.getByRole('heading', { level: 1, name: 'Desk' }).waitFor()
    await page.getByRole('link', { name: 'Lakeside Free School' }).waitFor()
    await page.keyboard.press('j')
    assert.equal(await page.locator('a:focus').innerText(), 'Lakeside Free School')
  })

  it('does nothing by a single key for whoever does not want that', async () => {
    const { page } = await dashboard.open(reviewer1, `/desk/${caseId}`)
    await page.locator('[data-ready=true]').waitFor()
    await page.keyboard.press('?')
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.keyboard.press('a')
    await page.keyboard.press('n')
    await page.keyboard.press('d')
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).click()
    await page.getByRole('switch', { name: 'Single-key shortcuts' }).waitFor()
    assert.equal(await page.getByRole('dialog').count(), 1)
    await page.keyboard.press('Escape')
    assert.equal((await desk.get('Lakeside Free School')).state, 'desk')
    await page.reload()
    await page.locator('[data-ready=true]').waitFor()
    await page.keyboard.press('d')
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.goto(`${dashboard.service.url}/desk`)
    await page.getByText('Overdue by').first().waitFor()
    await page.keyboard.press('ArrowDown')
    assert.equal(await page.locator('a:focus').innerText(), 'Bellows College')
  })

  it('speaks Portuguese, the findings included', async () => {
    const { page, problems } = await dashboard.open(reviewer1, '/desk', { locale: 'pt-PT' })
    await page.getByText('Em atraso:').first().waitFor()
    await page.getByRole('link', { name: 'Lakeside Free School' }).click()
    await page.getByText('O e-mail lakesidefree@gmail.com é de uma caixa gratuita').waitFor()
    await page.getByText('As verificações não decidem nada, como acontece').waitFor()
    await page.getByText('reviewer2: adicionou uma nota').waitFor()
    assert.equal(await page.locator('main [lang=en]').count(), 0)
    await page.locator('[data-ready=true]').waitFor()
    await page.keyboard.press('d')
    const reason = page.getByRole('dialog').getByText('Not an eligible Library')
    assert.equal(await reason.getAttribute('lang'), 'en')
    await page.getByText('A biblioteca não está aberta ao público').waitFor()
    assert.deepEqual(problems, [])
  })

  it('says what is wrong with an address, and with the service', async () => {
    const { page } = await dashboard.open(reviewer1, '/desk/11111111-2222-4333-8444-555555555555')
    await page.getByText('Not found').first().waitFor()
    await page.goto(`${dashboard.service.url}/customers`)
    await page.getByText('You are signed in as a reviewer').waitFor()
    await page.route('**/vetting/v1/cases?*', (route) =>
      route.fulfill({ status: 403, contentType: 'application/json', body: '{"code":403}' }),
    )
    await page.getByRole('link', { name: 'Go to the desk' }).click()
    await page.getByRole('main').getByRole('group').getByText('This is not possible').waitFor()
  })
})
