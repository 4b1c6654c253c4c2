import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import pino from 'pino'
import { readConfig } from '../../src/config/config.ts'
import { startService } from '../../src/service.ts'
import { id } from '../admin/operator.ts'
import { startAuthority } from '../admin/authority.ts'
import { createBrowser } from '../identity/browser.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { until } from '../support/service.ts'
import { callMain } from './call-main.ts'

/** A production service of one's own, on this machine, with one partner and no customer. */
async function startProduction(t: TestContext, settings: Record<string, string> = {}) {
  const authority = await startAuthority(t)
  const data = temporaryFolder(t)
  const options = { mode: 'production', port: '0', authority: authority.url, logLevel: 'silent' }
  const config = readConfig({ ...options, data, ...settings }, {})
  const service = await startService(config, { log: pino({ level: 'silent' }) })
  t.after(() => service.stop())
  return { url: service.url, authority, data }
}

test('login to a service with another authority asks first, and is remembered after', async (t) => {
  const { url, authority, data } = await startProduction(t, { dashboardClient: id('301') })
  const homeFolder = temporaryFolder(t)
  const partner = ['add', id('1'), '--name', 'Contoso', '--domain', 'contoso.example']
  const role = ['add', id('1'), id('101'), 'AdminAgent', '--user-name', 'ada@contoso.example']
  for (const args of [
    ['partner', ...partner],
    ['role', ...role],
  ]) {
    assert.equal((await callMain(t, ['admin', ...args, '--data', data])).stderr, '')
  }

  const unasked = await callMain(t, ['login', '--url', url], { homeFolder })
  assert.equal(unasked.code, 2)
  const advice = /run "accredit (login [^"]+)"/.exec(unasked.stderr)?.[1]?.split(' ') ?? []
  assert.deepEqual(advice.slice(0, 5), ['login', '--url', url, '--authority', authority.url])

  let told = ''
  const done = await callMain(t, advice, {
    homeFolder,
    onWrite: (text) => (told += text),
    async sleep() {
      const [, page = '', code = ''] = /^Open (\S+) and enter the code (\S+)$/m.exec(told) ?? []
      const browser = createBrowser()
      const second = await browser.submit(await browser.open(page), { code })
      await browser.submit(second, { user: 'ada@contoso.example' })
    },
  })
  assert.equal(done.code, 0, done.stderr)
  const after = await until(
    () => callMain(t, ['customers', '--url', url, '-v'], { homeFolder }),
    ({ code }) => code === 0,
    'the partner is let in',
  )
  assert.match(after.stderr, /ada@contoso\.example of the stored login/)
  const judged = await callMain(t, ['doctor', '--url', url], { homeFolder })
  assert.equal(judged.code, 0, judged.stdout)
})

test('tokens for an audience of one’s own are asked for when a person says so', async (t) => {
  const { url, authority } = await startProduction(t, { audience: 'api://accredit' })
  const from = ['--url', url, '--authority', authority.url]
  const unasked = await callMain(t, ['login', '--url', url])
  assert.match(unasked.stderr, /--audience api:\/\/accredit/)

  const stdin = await authority.token()
  const judged = await callMain(t, ['doctor', '-', '--url', url], { stdin })
  assert.equal(judged.code, 3)
  assert.match(judged.stdout, /^note +service +\S+ says that it takes tokens of \S+ for api:/m)
  const asked = await callMain(t, ['doctor', '-', ...from, '--audience', 'api://accredit'], {
    stdin,
  })
  assert.match(asked.stdout, /^wrong +audience +https:\/\/api\.partnercenter/m)
  assert.match(asked.stdout, /Ask for the scope api:\/\/accredit\/\.default/)
})

test('what a service publishes is shown only when it is plain words', async (t) => {
  const { url } = await startProduction(t, { audience: 'api://accredit;$(reboot)' })
  const ended = await callMain(t, ['doctor', '-', '--url', url], { stdin: 'x.y.z' })
  assert.doesNotMatch(ended.stdout, /reboot/)
})
