import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pendingMigrations, readMigrations, requireNewestSchema } from './migrations.ts'

const steps = [1, 2, 3].map((version) => ({ version, name: `step ${version}`, sql: '' }))

test('only what is missing is pending, in order', () => {
  assert.deepEqual(
    [0, 1, 3].map((current) => pendingMigrations(steps, current).map(({ version }) => version)),
    [[1, 2, 3], [2, 3], []],
  )
})

test('a schema of the future is refused, with both versions', () => {
  assert.throws(() => pendingMigrations(steps, 4), { name: 'SchemaTooNew', message: /4.*3/ })
})

for (const dialect of ['sqlite', 'postgres'] as const) {
  test(`a store of ${dialect} must have the newest schema where nobody may migrate it`, () => {
    const newest = readMigrations(dialect).length
    requireNewestSchema(dialect, newest)
    assert.throws(() => requireNewestSchema(dialect, newest - 1), { name: 'SchemaTooOld' })
    assert.throws(() => requireNewestSchema(dialect, newest + 1), { name: 'SchemaTooNew' })
  })
}
