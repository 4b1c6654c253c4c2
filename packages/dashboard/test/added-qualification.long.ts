import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { startCli } from '../../service/test/cli/run-cli.ts'
import { copyWithRow } from '../../service/test/support/copy-with-row.ts'
import { customer } from '../../service/test/support/service.ts'
import { contosoAdmin, openPage, borrowBrowser } from './support/dashboard.ts'
import { ready, reviewer1 } from './support/desk.ts'

/** Builds the dashboard of a copy of the packages. */
function build(copy: string): void {
  const vite = join(copy, 'node_modules/vite/bin/vite.js')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vite, 'build', '--logLevel', 'warn'],
    { cwd: join(copy, 'packages/dashboard'), encoding: 'utf8' },
  )
  assert.equal(status, 0, stdout + stderr)
}

test('one row makes a qualification in the dashboard: asked for, denied at the desk, and explained', async (t) => {
  const copy = copyWithRow(t)
  build(copy)
  const serve = '--port 0 --store memory --vetting-delay PT0S --show-delay PT0S --log-level silent'
  const bin = join(copy, 'packages/service/src/bin.ts')
  const server = startCli(t, ['serve', ...serve.split(' ')], {}, bin)
  const [, url = ''] =
    /(http:\/\/127\.0\.0\.1:\d+)/.exec(await server.written(/http:\/\/127\S+\d/)) ?? []
  await using borrowed = await borrowBrowser()
  const { browser } = borrowed

  const partner = await openPage(browser, url, contosoAdmin, `/customers/${customer('01')}`)
  const info = partner.page.getByRole('region', { name: 'Customer Account Info' })
  await partner.page.getByRole('button', { name: 'Request ResearchInstitute' }).click()
  const dialog = partner.page.getByRole('dialog')
  assert.equal(await dialog.getByRole('radio').count(), 0)
  await dialog.getByRole('textbox', { name: /Website/ }).fill('review.accredit.test')
  await dialog.getByRole('button', { name: 'Request ResearchInstitute' }).click()
  await dialog.waitFor({ state: 'detached' })
  await info.getByText('In review').waitFor()

  const desk = await openPage(browser, url, reviewer1, '/desk')
  const line = desk.page.getByRole('row', { name: /Northwind Primary School.*ResearchInstitute/ })
  await line.getByRole('link', { name: 'Northwind Primary School' }).click()
  await ready(desk.page, 'Northwind Primary School')
  const request = desk.page.getByRole('region', { name: 'Customer and request' })
  await request.getByText('ResearchInstitute', { exact: true }).waitFor()
  assert.equal(await request.getByText('Education segment').count(), 0)
  await desk.page.keyboard.press('d')
  const decision = desk.page.getByRole('dialog')
  await decision.getByRole('radio').first().waitFor()
  assert.equal(await decision.getByRole('radio').count(), 1)
  await desk.page.keyboard.press('1')
  await desk.page.keyboard.press('Enter')
  await decision.waitFor({ state: 'detached' })

  await partner.page
    .getByText('Northwind Primary School: ResearchInstitute denied')
    .first()
    .waitFor()
  await partner.page.getByText('Not an eligible Museum').first().waitFor()
  await partner.page
    .getByRole('button', { name: 'Request ResearchInstitute' })
    .waitFor({ state: 'detached' })
  assert.deepEqual([...partner.problems, ...desk.problems], [])
})
