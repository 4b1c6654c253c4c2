import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { startTestService, type TestService } from '../support/service.ts'
import { createAuthority, issueCertificate } from '../../src/tls/local-authority.ts'
import { add, webhooks } from '../events/endpoints.ts'
import { startReceiver } from '../events/receiver.ts'
import { callMain } from './call-main.ts'

let service: TestService
before(async () => {
  service = await startTestService(undefined)
})
after(() => service.stop())

const at = () => ({ ACCREDIT_URL: service.url })

test('a token that keeps every rule is told so, with the roles that it gives', async (t) => {
  const ended = await callMain(t, ['doctor', '--as', 'sales@contoso.onmicrosoft.com'], {
    environment: at(),
  })
  assert.equal(ended.code, 0, ended.stderr)
  const rules = ended.stdout.trimEnd().split('\n')
  assert.equal(rules.length, 10)
  for (const line of rules) assert.match(line, /^ok {5}/)
  assert.match(ended.stdout, /^ok +roles +SalesAgent$/m)
})

test('the rule that is broken is named with its fix', async (t) => {
  const ended = await callMain(t, ['doctor', '--as', 'nomfa@contoso.onmicrosoft.com', '--json'], {
    environment: at(),
  })
  assert.equal(ended.code, 3)
  const { findings } = JSON.parse(ended.stdout) as {
    findings: { rule: string; result: string; fix?: string }[]
  }
  const wrong = findings.filter(({ result }) => result === 'wrong')
  assert.deepEqual(
    wrong.map(({ rule }) => rule),
    ['mfa', 'call'],
  )
  assert.match(wrong[0]?.fix ?? '', /multi-factor/)
})

test('each webhook is sent a test event, and judged by what is seen of it', async (t) => {
  const run = (...more: string[]) =>
    callMain(t, ['doctor', '--webhooks', ...more], { environment: at() })
  const nothing = await run()
  assert.deepEqual([nothing.code, nothing.stdout], [0, 'There are no webhooks.\n'])

  await using well = await startReceiver()
  await using wrong = await startReceiver()
  const ids = [await add(service, well), await add(service, wrong)]
  const healthy = await run()
  assert.equal(healthy.code, 0, healthy.stderr)
  assert.match(healthy.stdout, /^ok +answer +204 in \d+ ms$/m)
  assert.match(healthy.stdout, /^ok +name +127\.0\.0\.1 was reached at 127\.0\.0\.1$/m)
  assert.match(healthy.stdout, /^ok +clock +agrees with that of the service$/m)
  assert.deepEqual([well.forged, wrong.forged], [[], []])
  assert.equal(well.received[0]?.event.type, 'webhook.test')

  wrong.answer = (response) => {
    const date = new Date(Date.now() - 600_000).toUTCString()
    response.writeHead(401, { date }).end('who are you?')
  }
  const token = await service.userToken()
  const body = { paused: true }
  await service.call('PATCH', `${webhooks}/${ids[1]}`, { token, body })
  // The certificate is signed by nobody whom the service knows; nobody listens at the other one.
  await using encrypted = await startTlsReceiver()
  for (const url of [encrypted.url, 'http://127.0.0.1:9/']) {
    ids.push((await service.call('POST', webhooks, { token, body: { url } })).json.id)
  }
  const ended = await run('--json')
  assert.equal(ended.code, 4, ended.stderr)
  const told = JSON.parse(ended.stdout) as {
    webhooks: { id: string; findings: { rule: string; result: string; fix?: string }[] }[]
  }
  assert.deepEqual(
    told.webhooks.map(({ id }) => id),
    ids,
  )
  assert.deepEqual(
    told.webhooks.map(({ findings }) => findings.map(({ rule, result }) => `${rule} ${result}`)),
    [
      ['state ok', 'name ok', 'clock ok', 'answer ok'],
      ['state note', 'name ok', 'clock wrong', 'answer wrong'],
      ['state ok', 'certificate wrong'],
      ['state ok', 'answer wrong'],
    ],
  )
  assert.match(told.webhooks[1]?.findings.at(-1)?.fix ?? '', /^Compare the secret/)
  const sales = await run('--as', 'sales@contoso.onmicrosoft.com')
  assert.match(sales.stderr, /Admin agent/i)
})

/** Starts a receiver with a certificate of an authority that nobody trusts. */
async function startTlsReceiver() {
  const authority = createAuthority(Date.now(), ['localhost'])
  const { certificate, privateKey } = issueCertificate(authority, Date.now(), ['localhost'])
  const server = createServer({ key: privateKey, cert: certificate })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

test('it takes a token from a file, from standard input, or from the environment', async (t) => {
  const token = await service.appToken()
  const file = join(temporaryFolder(t), 'token')
  writeFileSync(file, `Authorization: Bearer ${token}\n`)
  const ways = [
    () => callMain(t, ['doctor', file], { environment: at() }),
    () => callMain(t, ['doctor', '-'], { environment: at(), stdin: `${token}\n` }),
    () => callMain(t, ['doctor'], { environment: { ...at(), ACCREDIT_TOKEN: token } }),
  ]
  for (const way of ways) {
    const ended = await way()
    assert.equal(ended.code, 0, ended.stderr)
    assert.match(ended.stdout, /^note +caller +App-only: the application /m)
  }
})

test('what is not for this service is not shown to it', async (t) => {
  const stdin = 'sandbox-refresh:admin@contoso.onmicrosoft.com'
  const ended = await callMain(t, ['doctor', '-'], { environment: at(), stdin })
  assert.equal(ended.code, 3)
  assert.match(ended.stdout, /^wrong +form +no JSON Web Token$/m)
  assert.match(ended.stdout, /^note +call +not tried/m)
})

test('somebody without a role at a partner is told so', async (t) => {
  const environment = {
    ...at(),
    ACCREDIT_TOKEN: await service.userToken('reviewer1@vetting.accredit.test'),
  }
  const ended = await callMain(t, ['doctor'], { environment })
  assert.match(ended.stdout, /^note +roles +reviewer of the vetting desk$/m)
  assert.equal(ended.code, 0)
})
