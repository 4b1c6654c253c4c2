import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { promisify } from 'node:util'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { callMain } from './call-main.ts'
import { createFakeKeyring, type KeyringState } from './fake-keyring.ts'
import { runCli } from './run-cli.ts'
import { startAuthority } from './start-authority.ts'

/** A person's computer: a home, a keyring, and a service to sign in to. */
async function setUp(t: TestContext, state: KeyringState) {
  const { url } = await startAuthority(t)
  const homeFolder = temporaryFolder(t)
  const keyring = createFakeKeyring({ state })
  const folder = join(homeFolder, '.config', 'accredit')
  const call = (args: readonly string[], environment: Record<string, string> = {}) =>
    callMain(t, args, { environment: { ACCREDIT_URL: url, ...environment }, homeFolder, keyring })
  return {
    keyring,
    folder,
    call,
    /** Asserts that a command of somebody who has signed in works, or how it ends. */
    async token(code: number, told = /(?:)/, environment?: Record<string, string>) {
      const ended = await call(['token'], environment)
      assert.equal(ended.code, code, ended.stderr)
      assert.match(ended.stderr, told)
    },
    async logIn(place: 'keyring' | 'file', environment?: Record<string, string>) {
      const ended = await call(['login', '--json'], environment)
      assert.equal(ended.code, 0, ended.stderr)
      assert.equal((JSON.parse(ended.stdout) as { keyIn: string }).keyIn, place)
    },
  }
}

const off = { ACCREDIT_KEYRING: 'off' }

test('the key is kept in the keyring, and the sign-in in a file that it opens', async (t) => {
  const { logIn, token, call, keyring, folder } = await setUp(t, 'open')
  await logIn('keyring')
  assert.deepEqual(readdirSync(folder), ['logins', 'logins.lock'])
  assert.equal(statSync(join(folder, 'logins')).mode & 0o777, 0o600)
  assert.doesNotMatch(readFileSync(join(folder, 'logins'), 'utf8'), /contoso|eyJ|refresh-/)
  assert.deepEqual([...keyring.secrets.keys()], [folder])
  const [secret = ''] = keyring.secrets.values()
  assert.equal(Buffer.from(secret, 'base64').length, 32)

  // A token is renewed by each command, which seals the file again.
  await token(0)
  await token(0)
  assert.deepEqual([...keyring.secrets.values()], [secret])
  assert.deepEqual(readdirSync(folder), ['logins', 'logins.lock'])

  assert.match((await call(['logout'])).stdout, /^Signed out of /)
  assert.equal(keyring.secrets.size, 0)
  assert.deepEqual(readdirSync(folder), ['logins.lock'])
})

for (const state of ['away', 'locked', 'forgetful'] as const) {
  test(`a keyring that is ${state} leaves the key in a file of the person's own`, async (t) => {
    const { logIn, token, call, folder } = await setUp(t, state)
    await logIn('file')
    assert.deepEqual(readdirSync(folder).toSorted(), ['key', 'logins', 'logins.lock'])
    assert.equal(statSync(join(folder, 'key')).mode & 0o777, 0o600)
    await token(0)
    const again = await call(['login', '--verbose'])
    assert.match(again.stderr, /^not in the keyring: \S/m)
    assert.match(again.stdout, /^Kept +encrypted, with the key in a file that only you can read$/m)
  })
}

test('the next login moves the key into a keyring that came', async (t) => {
  const { logIn, token, keyring, folder } = await setUp(t, 'away')
  await logIn('file')
  keyring.state = 'open'
  await token(0)
  assert.equal(keyring.secrets.size, 0, 'a command that is no login moves nothing')
  await logIn('keyring')
  assert.deepEqual(readdirSync(folder), ['logins', 'logins.lock'])
  await token(0)
})

test('a keyring that is locked or has gone is told, with what to do', async (t) => {
  const { logIn, token, call, keyring } = await setUp(t, 'open')
  await logIn('keyring')
  keyring.state = 'locked'
  await token(3, /the keyring, which is locked or unavailable \(the prompt was dismissed\)/)
  await token(3, /Unlock the keyring and run the same command again, or sign in again/)
  const login = await call(['login'])
  assert.equal(login.code, 3)
  assert.doesNotMatch(login.stderr, /enter the code/, 'nobody signs in for nothing')
  keyring.state = 'open'
  await token(0)

  keyring.secrets.clear()
  await token(3, /its key is no longer in the keyring/)
  await token(3, /Sign in again: run "accredit logout --all", then "accredit login"\./)
  assert.equal((await call(['logout', '--all'])).code, 0)
  await logIn('keyring')
  await token(0)
})

test('logout --all forgets even what a keyring holds back', async (t) => {
  const { logIn, call, keyring, folder } = await setUp(t, 'open')
  await logIn('keyring')
  keyring.state = 'away'
  assert.equal((await call(['logout', '--all'])).code, 0)
  assert.deepEqual(readdirSync(folder), ['logins.lock'])
  await logIn('file')
})

test('ACCREDIT_KEYRING=off leaves the keyring alone', async (t) => {
  const { logIn, token, call, keyring } = await setUp(t, 'open')
  await logIn('file', off)
  assert.equal(keyring.secrets.size, 0)
  await token(0, undefined, off)
  await logIn('keyring')
  await token(3, /its key is in the keyring, and ACCREDIT_KEYRING is off/, off)
  await token(2, /ACCREDIT_KEYRING is "no", but it must be on or off/, { ACCREDIT_KEYRING: 'no' })
  await token(0, undefined, { ACCREDIT_KEYRING: '' })
  // It is a client's variable, and no mistake of whoever configures a service.
  assert.equal((await call(['policy', 'show'], off)).code, 0)
})

/** No session bus, as in a container; systems that need none are told to leave their keyring alone. */
const headless: Record<string, string> =
  process.platform === 'linux' ? { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } : off

test('without a session the real program keeps the key in a file', async (t) => {
  const { url } = await startAuthority(t)
  const home = temporaryFolder(t)
  const environment = { ...headless, ACCREDIT_URL: url, HOME: home, XDG_CONFIG_HOME: home }
  const login = await runCli(t, ['login', '--json'], environment)
  assert.equal(login.code, 0, login.stderr)
  assert.equal((JSON.parse(login.stdout) as { keyIn: string }).keyIn, 'file')
  for (const name of ['key', 'logins']) {
    assert.equal(statSync(join(home, 'accredit', name)).mode & 0o777, 0o600)
  }
  const token = await runCli(t, ['token'], environment)
  assert.equal(token.code, 0, token.stderr)
  const out = await runCli(t, ['logout', '--all'], environment)
  assert.equal(out.code, 0, out.stderr)
  assert.deepEqual(readdirSync(join(home, 'accredit')), ['logins.lock'])
})

test('the native code of the keyring is not loaded before it is asked', async (t) => {
  const source = join(import.meta.dirname, '..', '..', 'src', 'cli')
  const program = `
    import { createRequire } from 'node:module'
    import { buildProgram } from ${JSON.stringify(join(source, 'program.ts'))}
    import { systemKeyring } from ${JSON.stringify(join(source, 'system-keyring.ts'))}
    import { loadSpeech } from ${JSON.stringify(join(source, '..', 'words', 'load-speech.ts'))}
    const { cache } = createRequire(${JSON.stringify(join(source, 'main.ts'))})
    const isLoaded = () => Object.keys(cache).some((file) => /@napi-rs.keyring/.test(file))
    const terminal = { write() {} }
    buildProgram({ stdout: terminal, stderr: terminal, environment: {} }, async () => {}, await loadSpeech('en'))
    const before = isLoaded()
    const failure = await systemKeyring.read('nobody').then(() => 'none', (error) => error.code)
    console.log(JSON.stringify([before, isLoaded(), failure]))`
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=source', '--input-type=module', '--eval', program],
    { env: { ...headless, HOME: temporaryFolder(t) } },
  )
  const [before, after, failure] = JSON.parse(stdout) as [boolean, boolean, string]
  assert.deepEqual([before, after], [false, true])
  assert.notEqual(failure, 'ERR_MODULE_NOT_FOUND')
})
