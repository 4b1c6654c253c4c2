import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test, type TestContext } from 'node:test'
import { temporaryFolder } from './temporary-folder.ts'
import { program, programEnvironment } from '../support/program-environment.ts'

function start(t: TestContext, args: readonly string[], environment: Record<string, string> = {}) {
  const home = temporaryFolder(t)
  const child = spawn(process.execPath, [...program, ...args], {
    env: { ...programEnvironment, HOME: home, XDG_CONFIG_HOME: home, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  t.after(() => child.kill('SIGKILL'))
  return child
}

async function run(t: TestContext, args: readonly string[], environment: Record<string, string>) {
  const child = start(t, args, environment)
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (part: Buffer) => (output.stdout += part))
  child.stderr.on('data', (part: Buffer) => (output.stderr += part))
  const [code] = (await once(child, 'close')) as [number]
  return { code, ...output }
}

test('accredit serve --tls says what to trust, and the command line works with that', async (t) => {
  const data = temporaryFolder(t)
  const serving = start(t, ['serve', '--tls', '--json', '--port', '0', '--data', data])
  let announced = ''
  for await (const line of createInterface(serving.stdout)) {
    announced += line
    if (line === '}') break
  }
  const ready = JSON.parse(announced) as { url: string; authorityFile: string }
  assert.match(ready.url, /^https:/)
  const trusting = { NODE_EXTRA_CA_CERTS: ready.authorityFile }
  const codes = ['codes', '--json', '--url', ready.url]
  const done = await run(t, codes, trusting)
  assert.equal(done.code, 0, done.stderr)
  assert.ok(done.stdout.includes('Contoso, Inc.'))
  const refused = await run(t, codes, {})
  assert.equal(refused.code, 6, refused.stderr)
  serving.kill('SIGTERM')
  const [code] = (await once(serving, 'exit')) as [number]
  assert.equal(code, 0)
})
