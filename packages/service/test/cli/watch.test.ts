import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, it, type TestContext } from 'node:test'
import { startSandbox, type Sandbox } from '../../src/testing/index.ts'
import { startReceiver } from '../events/receiver.ts'
import { startMailCatcher } from '../notifications/mail-catcher.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { contosoTenant, until } from '../support/service.ts'
import { application, playAnew, playPartnerCenter, request } from '../watch/follow.ts'
import { callMain } from './call-main.ts'

let sandbox: Sandbox
before(async () => {
  sandbox = await startSandbox({ vettingDelay: 'PT0S' })
})
after(() => sandbox.close())

/** Runs `accredit watch` until it is told to end. */
function startWatch(t: TestContext, homeFolder: string, args: readonly string[]) {
  const environment = {
    ACCREDIT_URL: sandbox.url,
    ACCREDIT_TENANT: application.tenant,
    ACCREDIT_CLIENT_ID: application.clientId,
    ACCREDIT_CLIENT_SECRET: application.clientSecret,
  }
  const ended = new AbortController()
  t.after(() => ended.abort())
  let written = ''
  const running = callMain(t, ['watch', '--every', '1s', '--rate', '100000', ...args], {
    environment,
    homeFolder,
    stop: ended.signal,
    onWrite: (text) => (written += text),
  })
  const said = (what: RegExp) =>
    Promise.race([
      running,
      until(
        async () => written,
        (text) => what.test(text),
        String(what),
      ),
    ])
  return {
    running,
    said,
    written: () => written,
    async end() {
      ended.abort()
      return running
    },
  }
}

it('forwards, posts, mails and prints each event once, without a user', async (t) => {
  await playAnew(sandbox)
  const homeFolder = temporaryFolder(t)
  await using forward = await startReceiver()
  await using endpoint = await startReceiver()
  await using catcher = await startMailCatcher()
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
  const file = join(homeFolder, 'endpoints.yaml')
  writeFileSync(
    file,
    `- url: ${endpoint.url}\n  secret: ${secret}\n  events: [qualification.denied]\n`,
  )
  endpoint.secrets = [secret]
  const watch = (args: readonly string[]) => startWatch(t, homeFolder, args)
  const smtp = ['--smtp', `smtp://127.0.0.1:${catcher.port}`, '--smtp-from', 'a@example.com']
  const all = ['--forward-to', forward.url, '--endpoints', file, '--mail', 'ops@example.com']
  const first = watch([...all, ...smtp])
  await first.said(/^Signing secret: whsec_/m)
  const ready = `Ready: watching ${contosoTenant} at ${sandbox.url}; 1 customer is in review`
  assert.ok(first.written().startsWith(ready), first.written())
  forward.secrets = [/whsec_\S+/.exec(first.written())?.[0] ?? '']

  // A ledger that cannot be one is refused.
  for (const ledger of [join(homeFolder, 'none', 'x'), homeFolder]) {
    const { code, stderr } = await watch(['--ledger', ledger]).running
    assert.equal(code, 2, stderr)
    assert.match(stderr, /cannot be written: (there is no such|it is a folder)/)
  }
  const { code, stderr } = await startWatch(t, file, []).running
  assert.equal(code, 2, stderr)
  assert.match(stderr, /cannot be written: a part of the path is a file/)

  // A second watch of the same ledger, and one of another partner, are refused.
  const second = await watch([]).running
  assert.equal(second.code, 2, second.stderr)
  assert.match(second.stderr, /Another run uses the ledger \S+watch\.db: process \d+ of/)

  await request(sandbox, '01', 'deny-not-an-academic-domain')
  const denied = / {2}qualification\.denied {2}\S+01 {2}(\S+) {2}Northwind Primary School: Not an A/
  await first.said(denied)
  await first.said(/ → ops@example\.com {2}OK/)
  await first.said(new RegExp(` → ${endpoint.url} {2}204`))
  await until(
    async () => forward.received.length,
    (count) => count === 2,
    'both events',
  )
  // The receiver is away: the event waits for it, and those who are there are not kept waiting.
  forward.answer = (response) => response.writeHead(503).end()
  await request(sandbox, '02', 'approve')
  await first.said(/→ \S+ {2}503: next attempt in [45] sec/)
  await first.said(/qualification\.approved {2}\S+02/)
  await until(
    async () => catcher.mails.length,
    (count) => count === 2,
    'the second mail',
  )
  assert.equal((await first.end()).code, 0)
  forward.answer = (response) => response.writeHead(204).end()
  const third = watch([...all, ...smtp, '--json'])
  await third.said(new RegExp(`"receiver":"${forward.url}".*"answer":"204"[^]*"answer":"204"`))
  await third.end()
  assert.doesNotMatch(third.written(), /^\{"event"/m)
  assert.deepEqual([...forward.forged, ...endpoint.forged], [])
  const types = (events: readonly { event: { type: string } }[]) =>
    events.map(({ event }) => event.type.replace('qualification.', ''))
  assert.deepEqual(types(endpoint.received), ['denied'])
  const delivered = new Set(forward.received.map(({ event }) => event.id))
  assert.deepEqual(types(forward.received).slice(-2), ['requested', 'approved'])
  assert.equal(delivered.size, 4)
  assert.ok(delivered.has(denied.exec(first.written())?.[1] ?? ''))
  const [mail] = catcher.mails
  assert.equal(mail?.subject, 'Northwind Primary School: Education denied')
  assert.match(
    mail.text,
    /Not an Academic Domain[^]*“accredit watch” sends this about your customers at/,
  )

  const foreign = await callMain(t, ['watch', '--as', 'admin@fabrikam.onmicrosoft.com'], {
    environment: { ACCREDIT_URL: sandbox.url },
    homeFolder,
  })
  assert.equal(foreign.code, 2, foreign.stderr)
  assert.match(foreign.stderr, /belongs to the partner c0de0000-\S+a001, but you are signed in for/)
  await sandbox.setFaults([
    { operation: 'listAuditRecords', status: 401, code: 900420 },
    ...playPartnerCenter,
  ])
  const expired = watch([])
  assert.equal((await expired.running).code, 3)
  assert.match(expired.written(), /HTTP 401/)
})

it('refuses endpoints that cannot be used, and mails without a server', async (t) => {
  const folder = temporaryFolder(t)
  const file = join(folder, 'endpoints.yaml')
  const secret = `whsec_${Buffer.alloc(32).toString('base64')}`
  const wrong: readonly (readonly [text: string, says: RegExp])[] = [
    ['url: https://a.test', /is no list of endpoints/],
    [`- url: http://a.test\n  secret: ${secret}`, /"url" of endpoint 1/],
    ['- url: https://a.test\n  secret: whsec_c2hvcnQ=', /"secret" of endpoint 1/],
    [`- url: https://a.test\n  secret: ${secret}\n  events: [verdict]`, /"events" of endpoint 1/],
    [`- url: https://a.test\n  secret: ${secret}\n  type: x`, /"type" of endpoint 1/],
    [
      `- url: https://a.test\n  secret: ${secret}\n- url: https://a.test/\n  secret: ${secret}`,
      /"url" of endpoint 2/,
    ],
  ]
  for (const [text, says] of wrong) {
    writeFileSync(file, text)
    const ended = await callMain(t, ['watch', '--endpoints', file])
    assert.equal(ended.code, 2, text)
    assert.match(ended.stderr, says)
  }
  const unsent = await callMain(t, ['watch', '--mail', 'ops@example.com'])
  assert.equal(unsent.code, 2)
  assert.match(unsent.stderr, /--mail needs a mail server/)
})
