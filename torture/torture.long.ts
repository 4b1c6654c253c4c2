import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeState, readCounts, tryPlan } from './try-plan.ts'

const kills = Number(process.env['TORTURE_KILLS'] ?? 20)

for (const store of ['sqlite', 'postgres']) {
  test(`${kills} kills under load lose nothing (${store})`, async (context) => {
    const state = makeState(context)
    assert.equal(await tryPlan(context, state, store, kills), false)
    const { works } = readCounts(join(state, `${store}-kills`))
    assert.ok(works.kills >= kills)
    assert.ok(works.checked > kills)
  })
}

test(`${kills} kills of the command line while it sends leave each row accepted once`, async (context) => {
  const state = makeState(context)
  const more = ['--scenario', 'client', '--requests', '500']
  assert.equal(await tryPlan(context, state, 'sqlite', kills, more), false)
  const { works } = readCounts(join(state, 'sqlite-client'))
  assert.ok(works.kills >= kills)
  assert.ok(works.acknowledged >= 500)
})

test('a second torture continues the counts of the first', async (context) => {
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
