import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { test, type TestContext } from 'node:test'
import { contosoTenant, customer } from '../support/service.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { installBundle } from './install-bundle.ts'

/**
 * Bytes of code, without data: more of it is read at each start. Raise it for a reason. The last ones were
 * events with their endpoints, requests in bulk and jobs for them, all words of the command line in three
 * languages, and what speaks SMTP: 443 kB in a file of its own, which nothing reads before the first mail.
 */
const largestBundle = 4_400_000

/** Runs the installed command, with a home of its own. */
function run(t: TestContext, folder: string, args: readonly string[]) {
  const home = temporaryFolder(t)
  const child = spawn(process.execPath, [join(folder, 'bin', 'accredit.mjs'), ...args], {
    env: { PATH: process.env['PATH'], HOME: home, XDG_CACHE_HOME: home },
    cwd: home,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  t.after(() => child.kill('SIGKILL'))
  return child
}

test('the bundle runs without source and dependencies: it migrates, serves, answers and stops', async (t) => {
  const folder = await installBundle(t)
  const data = join(temporaryFolder(t), 'data')
  const migrating = run(t, folder, ['migrate', '--data', data])
  assert.deepEqual(await once(migrating, 'exit'), [0, null])

  const options = ['--data', data, '--port', '0', '--vetting-delay', 'PT0S']
  const serving = run(t, folder, ['serve', '--json', '--log-level', 'warn', ...options])
  let written = ''
  for await (const line of createInterface(serving.stdout)) {
    written += line
    if (line === '}') break
  }
  const { url } = JSON.parse(written) as { url: string }
  const ready = await fetch(`${url}/readyz`)
  assert.equal(ready.status, 200)
  assert.equal((await fetch(`${url}/docs/swagger-ui-bundle.js`)).status, 200)

  const granted = await fetch(`${url}/${contosoTenant}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'c0de0000-0000-4000-8000-00000000c1c1',
      refresh_token: 'sandbox-refresh:admin@contoso.onmicrosoft.com',
      scope: 'https://api.partnercenter.microsoft.com/user_impersonation',
    }),
  })
  const { access_token: token } = (await granted.json()) as { access_token: string }
  const path = `${url}/v1/customers/${customer('01')}/qualifications`
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  const body = JSON.stringify({ qualification: 'Education', educationSegment: 'K12' })
  const asked = await fetch(path, { method: 'POST', headers, body })
  assert.equal(asked.status, 201, await asked.text())

  // The worker's data files are found too: the case is decided.
  for (let status = 'InReview'; status === 'InReview';) {
    const shown = await fetch(path, { headers })
    const [first] = (await shown.json()) as { vettingStatus: string }[]
    status = first?.vettingStatus ?? ''
    if (status !== 'InReview') assert.equal(status, 'Approved')
  }
  serving.kill('SIGTERM')
  assert.deepEqual(await once(serving, 'exit'), [0, null])
})

test('the bundle stays small, and carries the licences of what is in it', async (t) => {
  const folder = join(await installBundle(t), 'dist')
  const files = readdirSync(folder)
  const code = files.filter((name) => name.endsWith('.js'))
  const bytes = code.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
  t.diagnostic(`${bytes} bytes of code in ${code.length} files`)
  assert.ok(bytes <= largestBundle, `${bytes} bytes`)
  assert.ok(files.includes('LICENCES.txt'))
})
