import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeState, readCounts, tryPlan } from './try-plan.ts'

test('a short torture of SQLite loses nothing, and a second run goes on with it', async (context) => {
  const state = makeState(context)
  assert.equal(await tryPlan(context, state, 'sqlite', 1), false)
  const first = readCounts(join(state, 'sqlite-kills'))
  assert.ok(first.works.kills >= 1)
  assert.ok(first.works.checked > 0)
  assert.equal(await tryPlan(context, state, 'sqlite', 1), false)
  const second = readCounts(join(state, 'sqlite-kills'))
  assert.ok(second.works.kills > first.works.kills)
  assert.ok(second.works.checked > first.works.checked)
})

test('a short torture of PostgreSQL loses nothing', async (context) => {
  const state = makeState(context)
  assert.equal(await tryPlan(context, state, 'postgres', 2), false)
  const { works } = readCounts(join(state, 'postgres-kills'))
  assert.ok(works.kills >= 2)
  assert.ok(works.checked > 0)
})
