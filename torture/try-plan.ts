import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { CountsSoFar } from './counts.ts'
import { readPlan } from './plan.ts'
import { runPlan } from './run-plan.ts'

/** Creates a state folder that PostgreSQL's account can reach. */
export function makeState(context: TestContext): string {
  const folder = mkdtempSync(join(process.getuid?.() === 0 ? '/tmp' : tmpdir(), 'accredit-test-'))
  chmodSync(folder, 0o755)
  context.after(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Runs a torture with a number of kills, and returns whether something was lost. */
export function tryPlan(
  context: TestContext,
  state: string,
  store: string,
  kills: number,
  more: readonly string[] = [],
): Promise<boolean> {
  const args = ['--store', store, '--kills', String(kills), '--at-once', '4', '--state', state]
  return runPlan(readPlan([...args, ...more, '--no-publish']), (line) => context.diagnostic(line))
}

/** Reads the counts of a torture in this folder. */
export function readCounts(folder: string): CountsSoFar {
  return JSON.parse(readFileSync(join(folder, 'counts.json'), 'utf8')) as CountsSoFar
}
