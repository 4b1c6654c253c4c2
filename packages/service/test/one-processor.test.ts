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
  return run(program, prefix) as number[]
}

/** Counts the pauses of a thread that could make one at any time in a twentieth of a second. */
function countPauses(...prefix: readonly string[]): number {
  const program = `
    import { createPauses } from '${module.href}'
    const pauseWhenDue = createPauses()
    const { wait } = Atomics
    let pauses = 0
    Atomics.wait = (...asked) => { pauses += 1; return wait(...asked) }
    const end = performance.now() + 50
    while (performance.now() < end) pauseWhenDue()
    console.log(pauses)
  `
  return run(program, prefix) as number
}

/** Runs a program in a process of its own and reads the JSON that it writes. */
function run(program: string, prefix: readonly string[]): unknown {
  const node = [process.execPath, '--input-type=module', '--eval', program] as const
  const [command, ...args] = [...prefix, ...node]
  const { error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (error) throw error
  assert.equal(stderr, '')
  return JSON.parse(stdout)
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

  it('a thread that stands back makes pauses, each after half a millisecond of work', () => {
    const pauses = countPauses(...oneProcessor)
    assert.ok(pauses > 1 && pauses <= 100, `${pauses} pauses`)
  })
})

describe('on more than one', { skip: !hasMore && 'there is one' }, () => {
  for (const act of ['standBack', 'keepEngineBack'] as const) {
    it(`nothing changes (${act})`, () => {
      assert.deepEqual(new Set(runAfter(act)), new Set([getPriority()]))
    })
  }

  it('a thread goes on without pauses', () => assert.equal(countPauses(), 0))
})
