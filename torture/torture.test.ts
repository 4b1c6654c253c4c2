import assert from 'node:assert/strict'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import type { CountsSoFar } from './counts.ts'
import { readPlan } from './plan.ts'
import { runPlan } from './run-plan.ts'

/** A state of its own, where PostgreSQL's account can reach it. */
function makeState(context: TestContext): string {
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'accredit-test-'))
  chmodSync(folder, 0o755)
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs a torture of a few kills, and says whether something was lost. */
function run(context: TestContext, state: string, store: string, kills: number): Promise<boolean> {
  const args = ['--store', store, '--kills', String(kills), '--at-once', '4', '--state', state]
  return runPlan(readPlan([...args, '--no-publish']), (line) => context.diagnostic(line))
}

function readCounts(folder: string): CountsSoFar {
  return JSON.parse(readFileSync(join(folder, 'counts.json'), 'utf8')) as CountsSoFar
}

test('a short torture of SQLite loses nothing, and a second run goes on with it', async (context) => {
  const state = makeState(context)
  assert.equal(await run(context, state, 'sqlite', 1), false)
  const first = readCounts(join(state, 'sqlite-kills'))
  assert.ok(first.works.kills >= 1)
  assert.ok(first.works.checked > 0)
  assert.equal(await run(context, state, 'sqlite', 1), false)
  const second = readCounts(join(state, 'sqlite-kills'))
  assert.ok(second.works.kills > first.works.kills)
  assert.ok(second.works.checked > first.works.checked)
})

test('a short torture of PostgreSQL loses nothing', async (context) => {
  const state = makeState(context)
  assert.equal(await run(context, state, 'postgres', 2), false)
  const { works } = readCounts(join(state, 'postgres-kills'))
  assert.ok(works.kills >= 2)
  assert.ok(works.checked > 0)
})
