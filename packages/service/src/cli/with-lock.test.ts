import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { withLock } from './with-lock.ts'

const moduleUrl = new URL('./with-lock.ts', import.meta.url).href

function openFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'accredit-test-'))
  t.after(() => rmSync(folder, { recursive: true }))
  return folder
}

/** Runs a program that can use `withLock` in its own process. */
function start(t: TestContext, program: string): ChildProcess {
  const whole = `
    import { readFileSync, writeFileSync } from 'node:fs'
    import { withLock } from '${moduleUrl}'
    ${program}`
  const args = [...process.execArgv, '--input-type=module', '--eval', whole]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  t.after(() => child.kill('SIGKILL'))
  return child
}

test('work under one lock is serialized, also after a failure', async (t) => {
  const file = join(openFolder(t), 'below', 'lock')
  let inside = 0
  let most = 0
  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise((resolve) => setImmediate(resolve))
    inside -= 1
  }
  await assert.rejects(
    withLock(file, () => Promise.reject(new Error('broken'))),
    /broken/,
  )
  await Promise.all([1, 2, 3, 4].map(() => withLock(file, work)))
  assert.equal(most, 1)
  if (platform() !== 'win32') assert.equal(statSync(file).mode & 0o077, 0)
})

test('concurrent processes lose no change, even if their locks look old', async (t) => {
  const folder = openFolder(t)
  const [file, lock] = [join(folder, 'count'), join(folder, 'lock')]
  writeFileSync(file, '0')
  const program = `
    import { utimesSync } from 'node:fs'
    for (let turn = 0; turn < 20; turn += 1) {
      await withLock('${lock}', async () => {
        utimesSync('${lock}', 0, 0)
        const count = Number(readFileSync('${file}', 'utf8'))
        await new Promise((resolve) => setTimeout(resolve, 2))
        writeFileSync('${file}', String(count + 1))
      })
    }`
  const children = [1, 2, 3].map(() => start(t, program))
  for (const [code] of await Promise.all(children.map((child) => once(child, 'exit')))) {
    assert.equal(code, 0)
  }
  assert.equal(readFileSync(file, 'utf8'), '60')
})

test('the lock of a killed process is free, that of a live one is not', async (t) => {
  const lock = join(openFolder(t), 'lock')
  const holder = start(
    t,
    `await withLock('${lock}', () => {
      console.log('held')
      // A promise that nothing can settle is garbage, and the lock with it.
      return new Promise((resolve) => setTimeout(resolve, 2 ** 30))
    })`,
  )
  assert.ok(holder.stdout)
  await once(holder.stdout, 'data')
  await assert.rejects(
    withLock(lock, () => Promise.resolve(), 50),
    {
      name: 'Failure',
      message: /another accredit process holds/,
    },
  )
  holder.kill('SIGKILL')
  assert.equal(await withLock(lock, () => Promise.resolve('done')), 'done')
})

test('a second caller in the process of the holder lets no other process in', async (t) => {
  const lock = join(openFolder(t), 'lock')
  const work = Promise.withResolvers<void>()
  const held = Promise.withResolvers<void>()
  const first = withLock(lock, () => {
    held.resolve()
    return work.promise
  })
  await held.promise
  const second = withLock(lock, () => Promise.resolve())
  const other = start(
    t,
    `await withLock('${lock}', () => Promise.resolve(), 50).catch(() => process.exit(3))`,
  )
  assert.deepEqual(await once(other, 'exit'), [3, null])
  work.resolve()
  await Promise.all([first, second])
})
