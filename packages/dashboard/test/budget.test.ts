import assert from 'node:assert/strict'
import { it } from 'node:test'
import { firstLoadLimit, measureFirstLoad, styleLimit } from '../scripts/measure-first-load.ts'
import { buildDashboard } from '../../../scripts/build-dashboard.mjs'

it('the first load stays within its budget', async () => {
  await buildDashboard()
  const { total, files, styles } = await measureFirstLoad()
  assert.ok(files.length > 0)
  assert.ok(total > 50_000, `only ${total} bytes: is this the whole first load?`)
  assert.ok(styles > 10_000, `only ${styles} bytes: are these all styles?`)
  assert.ok(styles <= styleLimit, `${styles} bytes of style`)
  assert.ok(total <= firstLoadLimit, `${total} bytes: ${JSON.stringify(files)}`)
})
