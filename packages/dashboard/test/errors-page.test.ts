import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errors } from '@accredit/contract'
import { startDashboard } from './support/dashboard.ts'
import { findBarriers } from './support/find-barriers.ts'

test('the page of errors has each refusal at an address of its own', async () => {
  await using dashboard = await startDashboard()
  const { page, problems } = await dashboard.open(undefined, '/docs/errors#QualificationInReview')
  const names = await page.locator('section h2').allTextContents()
  assert.deepEqual(names.toSorted(), Object.keys(errors).toSorted())
  await page.locator('section:target').getByText('No page gives a code').waitFor()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    assert.deepEqual(await findBarriers(page, { tags: ['wcag2a', 'wcag2aa'] }), [], colorScheme)
  }
  assert.deepEqual(problems, [])
})
