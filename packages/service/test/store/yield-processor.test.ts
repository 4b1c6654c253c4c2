import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { availableParallelism, getPriority } from 'node:os'
import { it } from 'node:test'

const module = new URL('../../src/store/dialects/sqlite/yield-processor.ts', import.meta.url)
/** Stands back, and says with which priority it goes on. */
const program = `
  import { getPriority } from 'node:os'
  import { yieldProcessor } from '${module.href}'
  yieldProcessor()
  console.log(getPriority())
`
const node = [process.execPath, '--input-type=module', '--eval', program] as const

function run(command: string, ...args: readonly string[]): string {
  const { error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (error) throw error
  assert.equal(stderr, '')
  return stdout.trim()
}

const hasTaskset = process.platform === 'linux' && !spawnSync('taskset', ['--version']).error

it('stands back on one processor', { skip: !hasTaskset && 'it needs taskset' }, () => {
  assert.equal(run('taskset', '--cpu-list', '0', ...node), '10')
})

it('does not where there are more', { skip: availableParallelism() < 2 && 'there is one' }, () => {
  assert.equal(run(...node), String(getPriority()))
})
