import assert from 'node:assert/strict'
import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { test } from 'node:test'

const runPinned = import.meta.resolve('./run-pinned.mjs')

/** Runs `program` through runPinned, in a process that stands in for npm's. */
function start(program: string): ChildProcessByStdio<null, Readable, null> {
  const runner = `
    import { runPinned } from ${JSON.stringify(runPinned)}
    await runPinned(['--input-type=module', '--eval', ${JSON.stringify(program)}])
  `
  const child = spawn(process.execPath, ['--input-type=module', '--eval', runner], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  child.stdout.setEncoding('utf8')
  return child
}

/** Reports signals on stdout and exits with code 7 on SIGTERM. */
const obedient = `
  let times = 0
  process.on('SIGINT', () => console.log('SIGINT', ++times))
  process.on('SIGTERM', () => { console.log('SIGTERM'); process.exit(7) })
  setInterval(() => {}, 1000)
  console.log('ready')
`

test('the exit code is passed on', async () => {
  const child = start('process.exit(5)')
  assert.deepEqual(await once(child, 'exit'), [5, null])
})

test('a signal is forwarded once, and the end is awaited', async () => {
  const child = start(obedient)
  let output = ''
  child.stdout.on('data', (text: string) => {
    output += text
    if (text.includes('ready')) child.kill('SIGINT')
    if (text.includes('SIGINT')) child.kill('SIGTERM')
  })
  assert.deepEqual(await once(child, 'exit'), [7, null])
  assert.equal(output, 'ready\nSIGINT 1\nSIGTERM\n')
})

test('processes that the child forks are not mistaken for it', async () => {
  const grandchild = `
    setInterval(() => {}, 1000)
    process.on('disconnect', () => setTimeout(() => process.exit(0)))
    process.send('up')
  `
  const child = start(`
    import { fork } from 'node:child_process'
    const execArgv = [...process.execArgv.slice(0, 2), '--eval', ${JSON.stringify(grandchild)}]
    const forked = fork('-', { execArgv })
    forked.once('message', () => forked.disconnect())
    forked.once('exit', (code) => process.exit(code ?? 9))
  `)
  assert.deepEqual(await once(child, 'exit'), [0, null])
})

test('the child stops when its parent is killed', async () => {
  const child = start(obedient)
  const output: string[] = []
  child.stdout.on('data', (text: string) => {
    output.push(text)
    if (text.includes('ready')) child.kill('SIGKILL')
  })
  // The pipe closes once the last process that holds it has ended.
  await once(child, 'close')
  assert.equal(output.join(''), 'ready\nSIGTERM\n')
})
