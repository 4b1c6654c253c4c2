import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pendingMigrations, readMigrations, requireNewestSchema } from './migrations.ts'

const steps = [1, 2, 3].map((version) => ({ version, name: `step ${version}`, sql: '' }))

test('only missing migrations are pending, in order', () => {
  assert.deepEqual(
    [0, 1, 3].map((current) => pendingMigrations(steps, current).map(({ version }) => version)),
    [[1, 2, 3], [2, 3], []],
  )
})

test('a newer schema is refused, with both versions', () => {
  assert.throws(() => pendingMigrations(steps, 4), { name: 'SchemaTooNew', message: /4.*3/ })
})

for (const dialect of ['sqlite', 'postgres'] as const) {
  test(`a store of ${dialect} must have the newest schema when it may not be migrated`, () => {
    const newest = readMigrations(dialect).length
    requireNewestSchema(dialect, newest)
    assert.throws(() => requireNewestSchema(dialect, newest - 1), { name: 'SchemaTooOld' })
    assert.throws(() => requireNewestSchema(dialect, newest + 1), { name: 'SchemaTooNew' })
  })
}
