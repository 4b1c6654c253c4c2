import assert from 'node:assert/strict'
import { chmodSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { createBrowser } from '../identity/browser.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { customer, startTestService } from '../support/service.ts'
import { callMain } from './call-main.ts'
import { startAuthority } from './start-authority.ts'

const sales = 'sales@contoso.onmicrosoft.com'

/** Signs in as a person does who reads the invitation, and clicks on a name on the page. */
async function logIn(
  t: TestContext,
  url: string,
  homeFolder: string,
  choice: Record<string, string> = { user: sales },
) {
  let told = ''
  return callMain(t, ['login'], {
    environment: { ACCREDIT_URL: url },
    homeFolder,
    onWrite: (text) => (told += text),
    // The program waits before it asks whether somebody has signed in: this is when somebody does.
    async sleep() {
      const [, page = '', code = ''] = /^Open (\S+) and enter the code (\S+)$/m.exec(told) ?? []
      const browser = createBrowser()
      const second = await browser.submit(await browser.open(page), { code })
      await browser.submit(second, choice)
    },
  })
}

test('login keeps a sign-in, the commands after it use it, logout forgets it', async (t) => {
  await using service = await startTestService(undefined)
  const homeFolder = temporaryFolder(t)
  const environment = { ACCREDIT_URL: service.url }
  const done = await logIn(t, service.url, homeFolder)
  assert.equal(done.code, 0, done.stderr)
  assert.match(done.stdout, /^Signed in as {2}sales@contoso\.onmicrosoft\.com$/m)

  const args = ['status', customer('06'), '-v']
  const both = await Promise.all([1, 2].map(() => callMain(t, args, { environment, homeFolder })))
  for (const ended of both) {
    assert.equal(ended.code, 0, ended.stderr)
    assert.match(ended.stderr, /sales@contoso\.onmicrosoft\.com of the stored login/)
  }
  const admin = await callMain(t, [...args, '--as', 'admin@contoso.onmicrosoft.com'], {
    environment,
    homeFolder,
  })
  assert.match(admin.stderr, /as admin@contoso\.onmicrosoft\.com,/)

  const out = await callMain(t, ['logout'], { environment, homeFolder })
  assert.match(out.stdout, /^Signed out of /)
  const again = await callMain(t, ['logout'], { environment, homeFolder })
  assert.match(again.stdout, /^Nobody was signed in /)
  const after = await callMain(t, args, { environment, homeFolder })
  assert.match(after.stderr, /as admin@contoso\.onmicrosoft\.com,/)
})

test('what login keeps is the person’s alone, and no secret in the clear', async (t) => {
  await using service = await startTestService(undefined)
  const homeFolder = temporaryFolder(t)
  await logIn(t, service.url, homeFolder)
  const folder = join(homeFolder, '.config', 'accredit')
  assert.deepEqual(readdirSync(folder).toSorted(), ['key', 'logins', 'logins.lock'])
  assert.equal(statSync(folder).mode & 0o777, 0o700)
  for (const name of ['key', 'logins']) {
    assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600)
  }
  const kept = readFileSync(join(folder, 'logins'), 'utf8')
  const sealed = JSON.parse(kept) as Record<string, string>
  assert.deepEqual(Object.keys(sealed).toSorted(), ['iv', 'salt', 'tag', 'text', 'version'])
  // As a text, and as the bytes behind it: longer than what chance writes into a cipher.
  const bytes = Buffer.from(sealed.text ?? '', 'base64').toString('latin1')
  for (const text of [kept, bytes]) assert.doesNotMatch(text, /contoso|refresh|eyJ0eXAi|eyJhbGci/)

  const status = () =>
    callMain(t, ['status', customer('06')], {
      environment: { ACCREDIT_URL: service.url },
      homeFolder,
    })
  chmodSync(join(folder, 'key'), 0o644)
  const open = await status()
  assert.equal(open.code, 3)
  assert.match(open.stderr, /can be read by others \(chmod 600 it\)/)
  chmodSync(join(folder, 'key'), 0o600)
  assert.equal((await status()).code, 0)

  const { text = '' } = sealed
  const changed = (text.startsWith('A') ? 'B' : 'A') + text.slice(1)
  writeFileSync(join(folder, 'logins'), kept.replace(text, changed))
  const damaged = await status()
  assert.equal(damaged.code, 3)
  assert.match(damaged.stderr, /it was damaged, or its key is gone/)
  const forgotten = await callMain(t, ['logout', '--all'], { homeFolder })
  assert.equal(forgotten.code, 0)
  assert.deepEqual(readdirSync(folder), ['logins.lock'])
})

test('a refresh token that was rotated is kept, and commands side by side take turns', async (t) => {
  const authority = await startAuthority(t)
  const homeFolder = temporaryFolder(t)
  const environment = { ACCREDIT_URL: authority.url }
  const login = await callMain(t, ['login'], { environment, homeFolder })
  assert.equal(login.code, 0, login.stderr)
  assert.deepEqual(authority.refreshed, [])
  // The tokens live too short to be kept, so that every command asks for a new one.
  const tokens = await Promise.all(
    [1, 2, 3].map(() => callMain(t, ['token'], { environment, homeFolder })),
  )
  assert.deepEqual(
    tokens.map(({ code }) => code),
    [0, 0, 0],
  )
  assert.deepEqual(authority.refreshed, ['refresh-0', 'refresh-1', 'refresh-2'])
})

test('login waits as the service says, and longer when told to slow down', async (t) => {
  const answers = ['authorization_pending', 'slow_down', 'authorization_pending']
  const authority = await startAuthority(t, answers)
  const waits: number[] = []
  const ended = await callMain(t, ['login'], {
    environment: { ACCREDIT_URL: authority.url },
    sleep: (milliseconds) => {
      waits.push(milliseconds)
      return Promise.resolve()
    },
  })
  assert.equal(ended.code, 0, ended.stderr)
  assert.deepEqual(waits, [1000, 1000, 6000, 6000])
})

test('a sign-in that is declined or runs out ends with 3', async (t) => {
  await using service = await startTestService(undefined)
  const declined = await logIn(t, service.url, temporaryFolder(t), { decline: '1' })
  assert.equal(declined.code, 3)
  assert.match(declined.stderr, /Not signed in: the sign-in was declined/)
  const authority = await startAuthority(t, ['expired_token'])
  const late = await callMain(t, ['login'], { environment: { ACCREDIT_URL: authority.url } })
  assert.equal(late.code, 3)
  assert.match(late.stderr, /the code expired before anybody signed in/)
})

test('Ctrl-C ends the wait for a sign-in', async (t) => {
  const authority = await startAuthority(t, ['authorization_pending'])
  const stopping = new AbortController()
  const ended = await callMain(t, ['login'], {
    environment: { ACCREDIT_URL: authority.url },
    stop: stopping.signal,
    sleep() {
      stopping.abort('SIGINT')
      return Promise.reject(new Error('aborted'))
    },
  })
  assert.equal(ended.code, 130)
})

test('a login is for the service it was made for', async (t) => {
  await using first = await startTestService(undefined)
  await using second = await startTestService(undefined)
  const homeFolder = temporaryFolder(t)
  await logIn(t, first.url, homeFolder)
  const elsewhere = await callMain(t, ['status', customer('06'), '-v', '--url', second.url], {
    homeFolder,
  })
  assert.match(elsewhere.stderr, /as admin@contoso\.onmicrosoft\.com,/)
})
