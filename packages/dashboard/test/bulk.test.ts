import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, describe, it } from 'node:test'
import { readBulkFile } from '@accredit/client'
import type { Page } from 'playwright-core'
import { openDirectly } from '../../service/test/main/support/direct-database.ts'
import { makeCustomers } from '../../service/test/main/support/make-customers.ts'
import { customer, until } from '../../service/test/support/service.ts'
import { sqliteStorage, type TestStorage } from '../../service/test/support/stores.ts'
import { contosoAdmin, startDashboard, type TestDashboard } from './support/dashboard.ts'
import { expectFocus } from './support/expect-focus.ts'
import { expectNoBarriers, expectFitsPhone } from './support/expect-no-barriers.ts'

const head = 'Microsoft ID,qualification,segment,website,note'
const school = (id: string, website = 'approve.accredit.test') => `${id},Education,K12,${website},`

async function choose(page: Page, name: string, text: string): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose a file' }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

describe('bulk requests', () => {
  let storage: TestStorage
  let dashboard: TestDashboard
  before(async () => {
    storage = await sqliteStorage()
    dashboard = await startDashboard({ vettingDelay: 'PT0S' }, storage)
  })
  after(async () => {
    await dashboard[Symbol.asyncDispose]()
    await storage[Symbol.asyncDispose]()
  })

  it('are checked, corrected, started, followed over a reload, and read as results', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/customers')
    await page.getByRole('main').getByRole('link', { name: 'Bulk requests' }).click()
    await page.getByText('No job yet').waitFor()
    await expectNoBarriers(page, 'no job')
    const rows = [
      school(customer('01')),
      school(customer('02'), 'deny-not-an-academic-domain.accredit.test'),
      school('no id'),
      school(customer('01')),
      school(customer('05')),
      school(customer('11')).replace(/$/, '=1+1'),
    ]
    await choose(page, 'schools.csv', [head, ...rows].join('\n'))
    const list = page.getByRole('list', { name: 'Rows of the file' })
    const row = (number: number) => list.getByRole('listitem').nth(number - 2)
    await row(3).getByText('Ready').or(row(3).getByText('With warnings')).waitFor()
    await row(4).getByText('“no id” is not a Microsoft ID.').waitFor()
    await row(5).getByText('Row 2 already asks for this').waitFor()
    await row(6).getByText('Would be refused').waitFor()
    await page.getByText('All rows are checked.').waitFor()
    // On the page, whatever is scrolled, and in the fonts that it is read in.
    const top = () => list.evaluate((shown) => shown.getBoundingClientRect().top + window.scrollY)
    await page.evaluate(() => document.fonts.ready.then(() => undefined))
    const topAtFirst = await top()
    await expectNoBarriers(page, 'the check')
    await expectFitsPhone(page, 'the check')
    // A cell is corrected with the keyboard, where it stands.
    await page.getByRole('button', { name: 'Edit row 4' }).press('Enter')
    const editor = page.getByRole('form', { name: 'Edit row 4' })
    await expectFocus(editor.getByLabel('Microsoft ID'))
    await expectNoBarriers(page, 'a row that is corrected')
    await editor.getByLabel('Microsoft ID').fill(customer('03'))
    await editor.getByLabel('Microsoft ID').press('Enter')
    await row(4).getByText('Ready').or(row(4).getByText('With warnings')).waitFor()
    // Nothing jumps while the corrected row is checked.
    assert.equal(await top(), topAtFirst)
    await page.getByRole('button', { name: 'Leave out row 5' }).click()
    await row(5).getByText('Left out').waitFor()
    await page.getByRole('button', { name: 'Start with 5 rows' }).click()
    await page.getByRole('heading', { level: 1, name: 'schools.csv' }).waitFor()
    await page.getByText('5 of 5 rows done').waitFor()
    await page.reload()
    await page.getByRole('button', { name: 'Denied 1' }).click()
    await page.getByText('Not an Academic Domain: ').waitFor()
    await page.getByText('the institution’s own domain, and ask again.').waitFor()
    await page.getByRole('button', { name: 'Copy Request ID' }).waitFor()
    // The filter stands in the address.
    await page.reload()
    await page.getByRole('button', { name: 'Denied 1', pressed: true }).waitFor()
    await page.getByText('Not an Academic Domain: ').waitFor()
    await page.getByRole('button', { name: 'All 5' }).click()
    await expectNoBarriers(page, 'a job')
    await expectFitsPhone(page, 'a job')
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download results' }).click(),
    ])
    assert.equal(download.suggestedFilename(), 'schools-results.csv')
    const text = await readFile(await download.path())
    assert.match(text.toString(), /'=1\+1/)
    assert.match(text.toString(), /Nothing needs to be done: the customer has it\./)
    const { rows: read } = await readBulkFile([text])
    assert.deepEqual(
      read.map(({ customerId }) => customerId),
      ['01', '02', '03', '05', '11'].map(customer),
    )
    await page.getByRole('link', { name: 'Bulk requests' }).first().click()
    await page.getByRole('link', { name: 'schools.csv' }).waitFor()
    await expectNoBarriers(page, 'the jobs')
    await expectFitsPhone(page, 'the jobs')
    assert.deepEqual(problems, [])
  })

  it('say why a file cannot be used, and are open to those who may request alone', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/bulk')
    await choose(page, 'schools.xlsx', 'PK\u0003\u0004…')
    await page.getByText('The file is in a spreadsheet’s own format.').waitFor()
    await choose(page, 'empty.csv', 'Microsoft ID,qualification\n')
    await page.getByText('The file has no rows.').waitFor()
    await page.goto(`${dashboard.service.url}/bulk/${customer('01')}`)
    await page.getByText('This job is no longer there').waitFor()
    const helpdesk = await dashboard.open('helpdesk@contoso.onmicrosoft.com', '/bulk')
    await helpdesk.page.getByText('Your role does not allow this').waitFor()
    assert.deepEqual([...problems, ...helpdesk.problems], [])
  })

  it('show 10,000 rows as quickly as few', async () => {
    const { page, problems } = await dashboard.open(contosoAdmin, '/bulk')
    const ids = Array.from({ length: 10_000 }, (_, index) => `no id ${index}`)
    await choose(page, 'many.csv', [head, ...ids.map((id) => school(id))].join('\n'))
    const list = page.getByRole('list', { name: 'Rows of the file' })
    await page.getByRole('button', { name: 'Would be refused 10,000' }).waitFor()
    assert.ok((await list.getByRole('listitem').count()) < 60)
    const scroller = list.locator('..')
    await scroller.evaluate((element) => (element.scrollTop = element.scrollHeight))
    await list.getByText('“no id 9999” is not a Microsoft ID.').waitFor()
    await page.getByRole('button', { name: 'Leave out 10,000 rows' }).click()
    await page.getByRole('button', { name: 'Every row is left out.' }).waitFor()
    await page.getByRole('button', { name: 'Discard the file' }).click()
    await page.getByRole('button', { name: 'Discard', exact: true }).click()
    await page.getByRole('button', { name: 'Choose a file' }).waitFor()
    assert.deepEqual(problems, [])
  })

  it('are cancelled and resumed while they run, in every language', async () => {
    await using throttled = await startDashboard({ throttlePerMinute: '500' }, await emptyStorage())
    await using direct = await openDirectly(storages.at(-1) as TestStorage)
    const ids = await makeCustomers(direct, 40)
    const options = { locale: 'pt-PT' }
    const { page, problems } = await throttled.open(contosoAdmin, '/bulk', options)
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'Escolher um ficheiro' }).click(),
    ])
    const buffer = Buffer.from([head, ...ids.map((id) => school(id))].join('\n'))
    await chooser.setFiles({ name: 'escolas.csv', mimeType: 'text/csv', buffer })
    await page.getByRole('button', { name: 'Iniciar com 40 linhas' }).click()
    await page.getByRole('button', { name: 'Cancelar o trabalho' }).click()
    await page.getByText('Cancelado', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Executar o resto' }).click()
    await page.getByText('Em curso', { exact: true }).waitFor()
    await until(
      async () => {
        await throttled.service.advance('PT1S')
        return page.getByText('40 de 40 linhas tratadas').count()
      },
      (count) => count === 1,
      'the end of the job',
    )
    assert.deepEqual(problems, [])
  })

  const storages: TestStorage[] = []
  after(() => Promise.all(storages.map((each) => each[Symbol.asyncDispose]())))
  async function emptyStorage(): Promise<TestStorage> {
    const made = await sqliteStorage()
    storages.push(made)
    return made
  }
})
