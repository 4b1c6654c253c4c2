import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { createMetrics } from '../../src/http/metrics.ts'
import { problem } from '../../src/words/problem.ts'
import { customer, startTestService, until, type TestService } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'

const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/i
const qualifications = (digits: string) => `/v1/customers/${customer(digits)}/qualifications`

async function read({ url }: Pick<TestService, 'url'>) {
  const response = await fetch(`${url}/metrics`)
  const text = await response.text()
  return { response, text, value: (series: string) => valueOf(text, series) }
}

/** The value of one series; `undefined` where it is absent. */
function valueOf(text: string, series: string): number | undefined {
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length))
}

const answered = (route: string, method: string, status: number) =>
  `accredit_http_request_seconds_count{route="${route}",method="${method}",status="${status}"}`

onEveryStore('metrics', (makeStorage) => {
  test('answers are counted by the path’s template, and nothing names who or what', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    await service.call('GET', qualifications('05'), { token })
    await service.call('GET', qualifications('06'), { token })
    await service.call('GET', `/V1//customers/${customer('05')}/Qualifications/`, { token })
    await service.call('GET', qualifications('01').replace(customer('01'), 'nonsense'), { token })
    await service.call('POST', '/v1/customers/all/validations', { token })
    await fetch(`${service.url}/nowhere/${randomUUID()}?token=${token}`)
    await fetch(`${service.url}/nowhere/${randomUUID()}`, { method: 'PROPFIND' })

    const { response, text, value } = await read(service)
    assert.equal(response.status, 200)
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/)
    const route = '/v1/customers/{customerId}/qualifications'
    assert.equal(value(answered(route, 'GET', 200)), 3)
    assert.equal(value(answered(route, 'GET', 400)), 1)
    assert.equal(value(answered('/v1/customers/all/validations', 'POST', 405)), 1)
    assert.equal(value(answered('unmatched', 'GET', 404)), 1)
    assert.equal(value(answered('/{tenant}/oauth2/v2.0/token', 'POST', 200)), 1)
    assert.equal(value('accredit_refusals_total{error="InvalidTenantId"}'), 1)
    assert.equal(value('accredit_refusals_total{error="MethodNotAllowed"}'), 1)
    assert.doesNotMatch(text, guid)
    assert.ok(!text.includes('contoso') && !text.includes(token))
    assert.match(text, /^nodejs_eventloop_lag_seconds /m)
    assert.match(text, /^process_cpu_seconds_total /m)
  })

  test('refusals are counted by name, whether decided here, in the store, or replayed', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const body = { qualification: 'StateOwnedEntity' }
    const requestId = randomUUID()
    await service.call('POST', qualifications('08'), { token, body, requestId })
    await service.call('POST', qualifications('08'), { token, body, requestId })
    await service.call('POST', qualifications('08'), { token, body: 'no JSON' })
    await service.call('POST', qualifications('08'), { body })
    const nomfa = await service.userToken('nomfa@contoso.onmicrosoft.com')
    await service.call('POST', qualifications('08'), { token: nomfa, body })

    const { value } = await read(service)
    assert.equal(value('accredit_refusals_total{error="QualificationAlreadySet"}'), 2)
    assert.equal(value('accredit_refusals_total{error="InvalidRequestInput"}'), 1)
    assert.equal(value('accredit_refusals_total{error="PartnerTokenMissing"}'), 1)
    assert.equal(value('accredit_refusals_total{error="MfaRequired"}'), 1)
  })

  test('commits are counted with the commands that shared them', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const before = (await read(service)).value('accredit_store_commit_commands_sum') ?? 0
    const body = { qualification: 'StateOwnedEntity' }
    const answers = await Promise.all(
      ['01', '02', '03', '04'].map((digits) =>
        service.call('POST', qualifications(digits), { token, body }),
      ),
    )
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([201]))
    const { value } = await read(service)
    assert.equal((value('accredit_store_commit_commands_sum') ?? 0) - before, 4)
    const commits = value('accredit_store_commit_seconds_count')
    assert.equal(commits, value('accredit_store_commit_commands_count'))
    assert.equal(value('accredit_store_commits_failed_total'), 0)
  })

  test('cases are counted by state, verdicts by the row that decided', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const token = await service.userToken()
    const body = { qualification: 'Education', website: 'approve.accredit.test' }
    await service.call('POST', qualifications('01'), { token, body })
    const approved = 'accredit_examinations_total{verdict="approve",row="scripted"}'
    const { value } = await until(
      () => read(service),
      (seen) => seen.value(approved) === 1,
      'an examination by script',
    )
    assert.ok((value('accredit_worker_rounds_total') ?? 0) >= 1)
    const open = (state: string) => value(`accredit_cases_open{state="${state}"}`)
    assert.deepEqual(['waiting', 'examining', 'desk', 'decided'].map(open), [0, 0, 1, 0])
  })
})

test('throttled calls are counted by the limit that they were over', async () => {
  // A clock that stands: all calls fall into one minute, however long they take.
  const at = Date.now()
  await using service = await startTestService(
    undefined,
    { throttlePerMinute: '70', worker: 'off' },
    { realNow: () => at },
  )
  const token = await service.userToken()
  const ask = () => service.call('POST', qualifications('08'), { token, body: {} })
  for (let call = 1; call <= 60; call += 1) assert.equal((await ask()).status, 400)
  assert.equal((await ask()).status, 429)
  for (let call = 62; call <= 72; call += 1) await ask()
  const { value } = await read(service)
  assert.equal(value('accredit_throttled_total{limit="customer"}'), 10)
  assert.equal(value('accredit_throttled_total{limit="partner"}'), 2)
  assert.equal(value('accredit_refusals_total{error="TooManyRequests"}'), 12)
})

test('the operator can switch them off', async () => {
  await using service = await startTestService(undefined, { metrics: 'off' })
  const { response, text } = await read(service)
  assert.equal(response.status, 404)
  assert.equal((JSON.parse(text) as { errorName: string }).errorName, 'NotFound')
})

test('a store that cannot be read hides the cases, not the rest', async () => {
  let isAway = true
  const metrics = createMetrics({
    countOpenCases: async () => {
      if (isAway) throw new Error('away')
      return new Map([['desk', 7]])
    },
    countCalls: () => ({ reads: 2, writes: 1 }),
    ageOfUnsealed: async () => {
      if (isAway) throw new Error('away')
      return 1_500
    },
    measureDeliveries: async () => ({ pending: 2, age: 3_000 }),
    sealFailingFor: () => (isAway ? 62_000 : undefined),
    listReplicas: () => [
      { replica: 'db2:5432', lag: 1_500 },
      { replica: 'db3:5432', problem: problem('ReplicaWrites') },
    ],
  })
  metrics.countRound()
  metrics.observeCommit({ commands: 3, milliseconds: 1, failed: true, tells: false })
  const without = await metrics.render()
  assert.equal(valueOf(without, 'accredit_worker_rounds_total'), 1)
  assert.equal(valueOf(without, 'accredit_store_commits_failed_total'), 1)
  assert.equal(valueOf(without, 'accredit_store_commit_seconds_count'), 0)
  assert.equal(valueOf(without, 'accredit_calls_under_way{kind="write"}'), 1)
  assert.equal(valueOf(without, 'accredit_cases_open{state="desk"}'), undefined)
  assert.equal(valueOf(without, 'accredit_audit_unsealed_seconds'), undefined)
  assert.equal(valueOf(without, 'accredit_audit_seal_failing_seconds'), 62)
  assert.equal(valueOf(without, 'accredit_replica_used{replica="db2:5432"}'), 1)
  assert.equal(valueOf(without, 'accredit_replica_lag_seconds{replica="db2:5432"}'), 1.5)
  assert.equal(valueOf(without, 'accredit_replica_used{replica="db3:5432"}'), 0)
  assert.equal(valueOf(without, 'accredit_replica_lag_seconds{replica="db3:5432"}'), undefined)
  isAway = false
  const back = await metrics.render()
  assert.equal(valueOf(back, 'accredit_audit_unsealed_seconds'), 1.5)
  assert.equal(valueOf(back, 'accredit_audit_seal_failing_seconds'), undefined)
  assert.equal(valueOf(back, 'accredit_cases_open{state="desk"}'), 7)
  assert.equal(valueOf(back, 'accredit_cases_open{state="waiting"}'), 0)
})
