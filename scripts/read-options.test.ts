import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { describe, it } from 'node:test'
import { root } from './root.mjs'

const calls = [
  ['bench/main.ts', '--nonsense'],
  ['bench/main.ts', '--row', '99'],
  ['bench/main.ts', '--customers', 'many'],
  ['scripts/check.mjs', '--no-tests'],
  ['scripts/check-habits.ts', '--nonsense'],
  ['scripts/generate.ts', '--nonsense'],
  ['scripts/mutation/mutate.ts', '--nonsense'],
  ['scripts/mutation/mutate.ts', '--share', '1.5'],
  ['scripts/pack.mjs', '--destination'],
  ['scripts/release.mjs', '--nonsense'],
  ['torture/torture.ts', '--nonsense'],
  ['torture/torture.ts', '--minutes', ''],
  ['torture/torture.ts', '--store', 'mysql'],
  ['packages/dashboard/scripts/take-shots.ts', 'nothing-of-the-kind'],
] as const

describe('a script with invalid options', { concurrency: 4 }, () => {
  for (const call of calls) {
    it(`ends with a sentence: ${call.join(' ')}`, async () => {
      const child = spawn(process.execPath, ['--conditions=source', ...call], { cwd: root })
      const [said, printed, code] = await Promise.all([
        text(child.stderr),
        text(child.stdout),
        new Promise((resolve) => child.once('exit', resolve)),
      ])
      assert.equal(code, 2, said)
      assert.equal(printed, '')
      assert.match(said, /^[^\n]+\.\n$/, 'one line, without a stack')
      assert.ok(said.includes(call[1]), said)
    })
  }
})
