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
