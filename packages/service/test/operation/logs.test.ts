import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { describeError } from '../../src/log/log.ts'
import { scrub } from '../../src/log/scrub.ts'
import { createBrowser } from '../identity/browser.ts'
import {
  contosoApp,
  contosoTenant,
  customer,
  publicApp,
  sandboxSecret,
  startTestService,
  until,
  type TestService,
} from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { captureLog } from './capture-log.ts'

const admin = 'admin@contoso.onmicrosoft.com'
const adminId = 'c0de0000-0000-4000-8000-00000000a101'
const resource = 'https://api.partnercenter.microsoft.com'
const scope = `${resource}/user_impersonation openid profile offline_access`
const qualifications = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`

type Form = Readonly<Record<string, string>>

/** Posts to the sandbox's sign-in, and answers what came back, with its status. */
async function post({ url }: TestService, path: string, form: Form) {
  const response = await fetch(`${url}/${contosoTenant}/oauth2/v2.0/${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
  })
  const body = (await response.json()) as Readonly<Record<string, string>>
  return { status: response.status, body }
}

/** Signs in by every grant, right and wrong; answers everything that must stay secret. */
async function signInByEveryGrant(service: TestService): Promise<string[]> {
  const secrets: string[] = [sandboxSecret, 'wrong-secret-of-somebody']
  const keep = ({ status, body }: Awaited<ReturnType<typeof post>>) => {
    assert.equal(status, 200, JSON.stringify(body))
    const kept = [body['access_token'], body['refresh_token'], body['id_token']]
    secrets.push(...kept.filter((token): token is string => token !== undefined))
    return body
  }
  const application = { grant_type: 'client_credentials', client_id: contosoApp }
  const own = { ...application, scope: `${resource}/.default` }
  keep(await post(service, 'token', { ...own, client_secret: sandboxSecret }))
  const wrong = await post(service, 'token', { ...own, client_secret: 'wrong-secret-of-somebody' })
  assert.equal(wrong.status, 401)

  const verifier = 'a-verifier-of-at-least-43-characters-as-the-rule-says'
  const redirect = { client_id: publicApp, redirect_uri: 'http://localhost:53682/callback' }
  const query = new URLSearchParams({
    ...redirect,
    response_type: 'code',
    scope,
    state: 'a-state-that-is-nobodys-business',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  })
  const browser = createBrowser()
  const choice = await browser.open(
    `${service.url}/${contosoTenant}/oauth2/v2.0/authorize?${query.toString()}`,
  )
  const { location } = await browser.submit(choice, { user: admin })
  const code = location?.searchParams.get('code') ?? ''
  assert.ok(code.length > 20)
  const redemption = { ...redirect, grant_type: 'authorization_code', code, scope }
  secrets.push(verifier, code, 'a-state-that-is-nobodys-business')
  const signedIn = keep(await post(service, 'token', { ...redemption, code_verifier: verifier }))

  const refresh = { grant_type: 'refresh_token', client_id: publicApp, scope }
  keep(await post(service, 'token', { ...refresh, refresh_token: signedIn['refresh_token'] ?? '' }))
  keep(await post(service, 'token', { ...refresh, refresh_token: `sandbox-refresh:${admin}` }))
  secrets.push(`sandbox-refresh:${admin}`)

  const again = await post(service, 'token', { ...redemption, code_verifier: verifier })
  assert.equal(again.status, 400)

  const { body: device } = await post(service, 'devicecode', { client_id: publicApp, scope })
  const { device_code: deviceCode = '', user_code: userCode = '' } = device
  secrets.push(deviceCode, userCode)
  await fetch(`${service.url}/devicelogin?code=${userCode}`)
  const grant = 'urn:ietf:params:oauth:grant-type:device_code'
  const waiting = { grant_type: grant, client_id: publicApp, device_code: deviceCode }
  assert.equal((await post(service, 'token', waiting)).status, 400)
  return secrets
}

/** Sends validation codes and tokens to wherever they may turn up. */
async function callWithCodes(service: TestService): Promise<string[]> {
  const token = await service.userToken()
  const government = { qualification: 'GovernmentCommunityCloud' }
  const ask = (path: string, body: unknown) => service.call('POST', path, { token, body })
  const answers = [
    await ask(`${qualifications('01')}?code=67890`, government),
    await ask(qualifications('02'), { ...government, validationCode: '20002' }),
    await ask(`${qualifications('11')}?code=77701`, government),
    await ask(qualifications('11'), { ...government, validationCode: '77702' }),
    await ask(`${qualifications('11')}?code=77703`, { ...government, validationCode: '77704' }),
    await ask(qualifications('11'), '{"validationCode":"77705",'),
  ]
  assert.deepEqual(
    answers.map(({ status }) => status),
    [201, 201, 400, 400, 400, 400],
  )
  await service.call('GET', `/v1/customers/${token}/qualifications`, { token })
  await service.call('GET', `/v1/customers?filter=${token}`, { token })
  await service.call('GET', '/v1/customers', { token: `${token}broken` })
  await fetch(`${service.url}/no/such/place/${token}?access_token=${token}`)
  return [token]
}

const codes = ['67890', '20002', '77701', '77702', '77703', '77704', '77705']

/** Finds a code that stands alone; ids and times may have the same digits within. */
const alone = (code: string) => new RegExp(`(?<![\\w-])${code}(?![\\w-])`)

onEveryStore('the log', (makeStorage) => {
  test('has a JSON line with the correlation id for each write, and no secret in any', async () => {
    await using storage = await makeStorage()
    const { lines, log } = captureLog('trace')
    await using service = await startTestService(storage, { logLevel: 'trace' }, { log })
    const secrets = await signInByEveryGrant(service)
    secrets.push(...(await callWithCodes(service)))
    const correlationId = randomUUID()
    const answer = await service.call('POST', qualifications('01'), {
      token: await service.userToken(),
      body: { qualification: 'Education', website: 'approve.accredit.test' },
      correlationId,
    })
    assert.equal(answer.status, 403)
    const own = { token: await service.userToken(), correlationId }
    const desk = '/vetting/v1/cases'
    assert.equal((await service.call('GET', desk, { token: own.token })).status, 403)
    const body = { qualification: 'Education', website: 'approve.accredit.test' }
    await service.call('POST', qualifications('03'), { ...own, body })
    await until(
      async () => lines().filter((line) => line.includes('"examined"')),
      (examined) => examined.some((line) => line.includes(correlationId)),
      'the worker’s line about the case',
    )

    const written = lines()
    for (const secret of secrets) {
      assert.ok(secret.length > 7, 'nothing that may stand in a text by chance')
      const found = written.filter((line) => line.includes(secret))
      assert.deepEqual(found, [], secret)
    }
    for (const code of codes) {
      const found = written.filter((line) => alone(code).test(line))
      assert.deepEqual(found, [], code)
    }
    const parsed = written.map((line) => JSON.parse(line) as Record<string, unknown>)
    for (const entry of parsed) {
      assert.match(String(entry['time']), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
      assert.match(String(entry['level']), /^(trace|debug|info|warn|error)$/)
      assert.ok(!String(entry['path']).includes('?'))
      if (entry['msg'] === 'answered')
        assert.match(String(entry['correlationId']), /^[0-9a-f-]{36}$/i)
    }
    const refused = parsed.find((entry) => entry['error'] === 'QualificationCombinationNotAllowed')
    assert.equal(refused?.['correlationId'], correlationId)
    assert.equal(refused['user'], admin)
    assert.equal(refused['status'], 403)
    assert.equal(refused['objectId'], adminId)
    // Names change hands; who was turned away is told by their id as well.
    const turnedAway = parsed.find(({ path, status }) => path === desk && status === 403)
    assert.equal(turnedAway?.['objectId'], adminId)
    assert.equal(turnedAway['partnerId'], contosoTenant)
    const paths = new Set(parsed.map((entry) => entry['path']))
    assert.ok(paths.has(`/${contosoTenant}/oauth2/v2.0/token`), 'sign-ins are logged too')
    assert.ok(paths.has('/no/such/place/…'), 'a token in a path is taken out')
  })
})

test('a fault is logged once with its causes, and answered without them', async () => {
  const { lines, log } = captureLog('info')
  await using service = await startTestService(undefined, { worker: 'off' }, { log })
  const token = await service.userToken()
  const fault = Object.assign(new Error(`query failed for Bearer ${token}`), {
    detail: 'Failing row contains (12345)',
    parameters: [token],
    cause: Object.assign(new Error('invalid input syntax for type uuid: "67890"'), {
      code: '22P02',
      cause: new Error(`cannot reach postgres://accredit:hunter22@db/accredit`),
    }),
  })
  Object.assign(service.running.store, { answer: () => Promise.reject(fault) })
  const correlationId = randomUUID()
  const answer = await service.call('POST', qualifications('01'), {
    token,
    body: { qualification: 'StateOwnedEntity' },
    correlationId,
  })
  assert.equal(answer.status, 500)
  assert.equal(answer.json.errorName, 'UnexpectedError')
  assert.ok(!answer.text.includes('query failed') && !answer.text.includes('at '))
  const told = lines().filter((line) => line.includes('UnexpectedError') && line.includes('"err"'))
  assert.equal(told.length, 1)
  const entry = JSON.parse(told[0] ?? '') as {
    correlationId: string
    err: ReturnType<typeof describeError>
  }
  assert.equal(entry.correlationId, correlationId)
  assert.equal(entry.err.message, 'query failed for Bearer …')
  assert.match(entry.err.stack ?? '', /^at .*logs\.test\.ts/)
  assert.equal(entry.err.cause?.message, 'invalid input syntax for type uuid: "…"')
  assert.equal(entry.err.cause.cause?.message, 'cannot reach postgres://…@db/accredit')
  for (const secret of [token, 'hunter22', 'Failing row']) {
    assert.deepEqual(
      lines().filter((line) => line.includes(secret)),
      [],
    )
  }
})

test('a fault of the sign-in is logged with its correlation id too', async () => {
  const { lines, log } = captureLog('info')
  await using service = await startTestService(undefined, { worker: 'off' }, { log })
  Object.assign(service.running.store, { run: () => Promise.reject(new Error('no such luck')) })
  const answer = await post(service, 'devicecode', { client_id: publicApp, scope })
  assert.equal(answer.status, 500)
  const told = lines().filter((line) => line.includes('no such luck'))
  assert.equal(told.length, 1)
  assert.match(told[0] ?? '', /"correlationId":"[0-9a-f-]{36}"/)
})

test('texts lose their secrets, and keep the rest', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'
  const cases: [string, string][] = [
    [`token ${jwt} expired`, 'token … expired'],
    ['Authorization: Bearer abcdef123456', 'Authorization: Bearer …'],
    ['a=1&client_secret=s3cret&b=2', 'a=1&client_secret=…&b=2'],
    ['{"refresh_token":"0.AXY_z","scope":"x"}', '{"refresh_token":"…","scope":"x"}'],
    ['GET /callback?code=0.AXY&state=1', 'GET /callback?code=…&state=1'],
    ['{"validationCode": "12345"}', '{"validationCode": "…"}'],
    ['connect postgres://u:p@db:5432/x', 'connect postgres://…@db:5432/x'],
    [
      'Unexpected token \'a\', "a 12345 b" is not valid JSON',
      'Unexpected token \'a\', "…" is not valid JSON',
    ],
    ['customer 01 was not found', 'customer 01 was not found'],
    ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED 127.0.0.1:5432'],
  ]
  for (const [text, expected] of cases) assert.equal(scrub(text), expected)
  assert.equal(scrub('x'.repeat(5_000)).length, 2_001)
})

test('an error that causes itself ends, and what is no error is described too', () => {
  const circle = new Error('round')
  circle.cause = circle
  let depth = 0
  for (let at = describeError(circle).cause; at; at = at.cause) depth += 1
  assert.equal(depth, 5)
  assert.deepEqual(describeError('Bearer abcdef1'), { type: 'string', message: 'Bearer …' })
  const many = describeError(new AggregateError([new Error('one'), new Error('two')], 'all failed'))
  assert.deepEqual(
    many.errors?.map(({ message }) => message),
    ['one', 'two'],
  )
})
