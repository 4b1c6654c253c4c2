import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { availableParallelism, getPriority } from 'node:os'
import { describe, it } from 'node:test'

const module = new URL('../src/one-processor.ts', import.meta.url)

/** Says with which priorities a process goes on: its own thread first, then those of the engine. */
function runAfter(act: 'standBack' | 'keepEngineBack', ...prefix: readonly string[]): number[] {
  const program = `
    import { readdirSync, readFileSync } from 'node:fs'
    import { getPriority } from 'node:os'
    import { ${act} } from '${module.href}'
    ${act}()
    const engine = readdirSync('/proc/self/task').filter((thread) =>
      readFileSync('/proc/self/task/' + thread + '/comm', 'utf8').startsWith('V8'))
    console.log(JSON.stringify([process.pid, ...engine.map(Number)].map((thread) => getPriority(thread))))
  `
  const node = [process.execPath, '--input-type=module', '--eval', program] as const
  const [command, ...args] = [...prefix, ...node]
  const { error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (error) throw error
  assert.equal(stderr, '')
  return JSON.parse(stdout) as number[]
}

const oneProcessor = ['taskset', '--cpu-list', '0'] as const
const isLinux = process.platform === 'linux'
const hasTaskset = isLinux && !spawnSync('taskset', ['--version']).error
const hasMore = isLinux && availableParallelism() > 1

describe('on one processor', { skip: !hasTaskset && 'it needs taskset' }, () => {
  it('a thread stands back', () => {
    assert.equal(runAfter('standBack', ...oneProcessor)[0], 10)
  })

  it('the threads of the engine stand back, and the thread that answers does not', () => {
    const [own, ...engine] = runAfter('keepEngineBack', ...oneProcessor)
    assert.equal(own, getPriority())
    assert.ok(engine.length > 0)
    assert.deepEqual(new Set(engine), new Set([10]))
  })
})

describe('on more than one', { skip: !hasMore && 'there is one' }, () => {
  for (const act of ['standBack', 'keepEngineBack'] as const) {
    it(`nothing changes (${act})`, () => {
      assert.deepEqual(new Set(runAfter(act)), new Set([getPriority()]))
    })
  }
})
