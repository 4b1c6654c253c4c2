import assert from 'node:assert/strict'
import { it } from 'node:test'
import { mostBulkRows, type BulkJobCounts, type BulkJobLineCollection } from '@accredit/contract'
import { upsertCodeCommand } from '../../src/operations/admin/codes.ts'
import { listOperatorRecords } from '../../src/store/queries/operator-records.ts'
import { openDirectly } from '../main/support/direct-database.ts'
import { makeCustomers } from '../main/support/make-customers.ts'
import { contosoTenant, customer, startTestService, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { education, jobCalls, takeRole } from './job-calls.ts'

const isDecided = ({ pending, inReview }: BulkJobCounts) => pending + inReview === 0
const admin = 'admin@contoso.onmicrosoft.com'
const sales = 'sales@contoso.onmicrosoft.com'

onEveryStore('a bulk job', (makeStorage, dialect) => {
  it('requests each row once, follows the verdicts, and says of each row what became of it', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const jobs = jobCalls(service, await service.userToken())
    const rows = [
      education(customer('01')),
      {
        ...education(customer('02')),
        line: 7,
        website: 'deny-not-an-academic-domain.accredit.test',
      },
      { companyName: ' northwind  PRIMARY school', qualification: 'education' },
      { domain: 'NorthwindPrimarySchool.onmicrosoft.com', qualification: 'StateOwnedEntity' },
      { ...education(customer('01')), note: '=1+1' },
      { customerId: 'no id', qualification: 'Education' },
      education('c0de0000-0000-4000-8000-0000000000ff'),
      { companyName: 'Nobody', qualification: 'Education' },
      { ...education(customer('05')) },
      { ...education(customer('03')), website: 'two words' },
      { problem: { rule: 'CellsTooMany', values: { cells: 9, columns: 4 } } as const },
      { customerId: customer('10'), qualification: 'GCC', validationCode: '12345' },
      { ...education(customer('11')), website: 'review.accredit.test' },
    ]
    const started = await jobs.start(rows, 'schools.csv')
    assert.equal(started.name, 'schools.csv')
    assert.equal(started.startedBy, admin)
    const { id } = started
    await jobs.until(
      id,
      ({ state, counts }) => state === 'done' && counts.inReview === 1,
      'its end',
    )
    const told = (await jobs.lines(id)).map(({ line, outcome, verdict, finding, reason }) =>
      [line, outcome, verdict ?? finding?.rule, reason].filter(Boolean).join(' '),
    )
    assert.deepEqual(told, [
      '1 accepted approved',
      '7 accepted denied Not an Academic Domain',
      '3 duplicate Duplicate',
      '4 accepted approved',
      '5 duplicate Duplicate',
      '6 refused CustomerIdInvalid',
      '7 unknown TenantNotFound',
      '8 unknown CustomerUnknown',
      '9 refused QualificationAlreadySet',
      '10 refused InvalidWebsite',
      '11 refused CellsTooMany',
      '12 refused QualificationAlreadySet',
      '13 accepted in-review',
    ])
    // The customer is removed while its request is in review.
    const token = await service.userToken()
    const removed = await service.call('DELETE', `/v1/customers/${customer('11')}`, { token })
    assert.equal(removed.status, 204)
    const { counts, ...job } = await jobs.until(id, (seen) => isDecided(seen.counts), 'verdicts')
    assert.deepEqual(counts, {
      total: 13,
      pending: 0,
      accepted: 4,
      refused: 5,
      duplicate: 2,
      unknown: 2,
      inReview: 0,
      approved: 2,
      denied: 1,
      gone: 1,
    })
    assert.equal(job.state, 'done')
    const page = async (query: string) => (await jobs.lines(id, query)).map(({ line }) => line)
    assert.deepEqual(await page('?outcome=duplicate'), [3, 5])
    assert.deepEqual(await page('?outcome=gone'), [13])
    assert.deepEqual(await page('?size=2&after=3'), [4, 5])
    const [refused] = await jobs.lines(id, '?outcome=refused')
    assert.equal(refused?.text, '“no id” is not a Microsoft ID.')
    // The activity log names the user, and ties the requests to the job.
    const since = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)
    const path = `/v1/auditrecords?startDate=${since}`
    const { items } = (await service.call('GET', path, { token })).json
    const own = items.filter(
      (one: { originalCorrelationId: string; userPrincipalName?: string }) =>
        one.originalCorrelationId === job.correlationId && one.userPrincipalName === admin,
    )
    assert.equal(own.length, 4)
    const [step] = await listOperatorRecords(service.running.store.reader, 1)
    assert.equal(`${step?.action} by ${step?.actor}`, `bulk-job.started by ${admin}`)
  })

  it('leaves rows whose code has run dry for later, and goes on with the others', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const jobs = jobCalls(service, await service.userToken())
    const government = ['01', '02', '03'].map((digits) => ({
      customerId: customer(digits),
      qualification: 'GovernmentCommunityCloud',
      validationCode: '10001',
    }))
    const { id } = await jobs.start([...government, education(customer('11'))])
    const seen = await jobs.until(id, ({ state }) => state === 'done', 'its end')
    assert.deepEqual([seen.counts.pending, seen.counts.accepted], [3, 1])
    const pending = await jobs.lines(id, '?outcome=pending')
    assert.equal(pending.length, 3)
    assert.deepEqual(
      pending.map(({ finding }) => finding),
      pending.map(() => ({ rule: 'CodeExhausted', values: { code: '10001' } })),
    )
    // The operator gives two uses more, and the rest is run.
    const code = { code: '10001', organization: 'Contoso', creates: 3, used: 1 }
    const change = { operator: 'ada@tests', expect: 'known', partnerId: contosoTenant, code }
    await service.running.store.run(upsertCodeCommand, change as never, Date.now())
    await jobs.change(id, 'resume')
    const again = await jobs.until(id, ({ state }) => state === 'done', 'its second end')
    assert.deepEqual([again.counts.pending, again.counts.accepted], [1, 3])
  })

  it('counts for the throttle, is cancelled, resumed, and stopped where its user loses the role', async () => {
    await using storage = await makeStorage()
    const limit = 400
    // The clock stands at the beginning of a minute: a line is due when it is put forward.
    const now = Math.floor(Date.now() / 60_000) * 60_000
    const options = { throttlePerMinute: String(limit) }
    await using service = await startTestService(storage, options, { realNow: () => now })
    await using direct = await openDirectly(storage)
    const ids = await makeCustomers(direct, 30)
    const [first, second] = [await service.userToken(), await service.userToken(sales)]
    const jobs = jobCalls(service, first)
    const { id } = await jobs.start(ids.map(education))
    // Five lines a second.
    await jobs.until(id, ({ counts }) => counts.accepted === 5, 'the first lines')
    await service.advance('PT1S')
    await jobs.until(id, ({ counts }) => counts.accepted === 10, 'the next lines')
    await jobs.change(id, 'cancel')
    const cancelled = await jobs.get(id)
    assert.deepEqual([cancelled.state, cancelled.counts.accepted], ['cancelled', 10])
    // Each line has left its partner one request less in this minute.
    const ask = async () =>
      (await service.call('GET', '/v1/customers?size=1', { token: first })).status
    const answers = await Promise.all(Array.from({ length: limit }, ask))
    assert.equal(answers.filter((status) => status === 200).length, limit - 10)
    assert.equal(answers.filter((status) => status === 429).length, 10)
    await service.advance('PT1M')
    const resumed = await jobCalls(service, second).change(id, 'resume')
    assert.deepEqual([resumed.state, resumed.startedBy, resumed.runBy], ['running', admin, sales])
    await service.advance('PT1S')
    const before = cancelled.counts.accepted
    await jobs.until(id, ({ counts }) => counts.accepted > before, 'more lines')
    await takeRole(service, sales)
    await service.advance('PT1S')
    const stopped = await jobs.until(id, ({ state }) => state !== 'running', 'its end')
    assert.deepEqual([stopped.state, stopped.stopped?.rule], ['stopped', 'RoleNotAllowed'])
    assert.match(stopped.stopped?.text ?? '', /sales@contoso/)
    assert.ok(stopped.counts.pending > 0)
    const steps = await listOperatorRecords(service.running.store.reader, 5)
    assert.deepEqual(
      steps.map(({ action, actor }) => `${action} by ${actor}`).filter((line) => /bulk/.test(line)),
      [
        'bulk-job.stopped by worker',
        `bulk-job.resumed by ${sales}`,
        `bulk-job.cancelled by ${admin}`,
        `bulk-job.started by ${admin}`,
      ],
    )
    // The first user goes on with it.
    await jobs.change(id, 'resume')
    await until(
      async () => {
        await service.advance('PT1S')
        return jobs.get(id)
      },
      ({ state }) => state === 'done',
      'its end',
    )
    assert.equal((await jobs.get(id)).counts.accepted, 30)
  })

  it('is seen by Admin and Sales agents of its partner alone', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage)
    const { id } = await jobCalls(service, await service.userToken()).start([
      education(customer('01')),
    ])
    const path = '/accredit/v1/bulk-jobs'
    const paths = [`/${id}`, `/${id}/lines`, `/${id}/cancel`, `/${id}/resume`]
    const refusalsOf = async (token: string) => {
      const refused = paths.map(async (rest) => {
        const method = /cancel|resume/.test(rest) ? 'POST' : 'GET'
        return (await service.call(method, `${path}${rest}`, { token })).json.errorName
      })
      return [...new Set(await Promise.all(refused))]
    }
    const others = await service.userToken('admin@fabrikam.onmicrosoft.com')
    assert.deepEqual(await refusalsOf(others), ['NotFound'])
    assert.deepEqual((await service.call('GET', path, { token: others })).json, { items: [] })
    const helpdesk = await service.userToken('helpdesk@contoso.onmicrosoft.com')
    assert.deepEqual(await refusalsOf(helpdesk), ['RoleNotAllowed'])
    assert.deepEqual(await refusalsOf(await service.appToken()), ['AppOnlyNotSupported'])
    const own = await service.userToken(sales)
    assert.equal((await service.call('GET', path, { token: own })).json.items.length, 1)
  })

  it('takes 10,000 rows at once, and reads them page by page', async () => {
    await using storage = await makeStorage()
    await using service = await startTestService(storage, { worker: 'off' })
    const token = await service.userToken()
    const jobs = jobCalls(service, token)
    const rows = Array.from({ length: mostBulkRows }, (_, index) => ({
      ...education(customer('01')),
      customerId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
      line: index + 2,
    }))
    const { id, counts } = await jobs.start(rows)
    assert.equal(counts.pending, mostBulkRows)
    const seen: number[] = []
    let after: string | undefined = '0'
    while (after !== undefined) {
      const { items, next }: BulkJobLineCollection = (
        await service.call('GET', `/accredit/v1/bulk-jobs/${id}/lines?after=${after}`, { token })
      ).json
      seen.push(...items.map(({ line }) => line))
      after = next
    }
    assert.deepEqual(
      seen,
      rows.map(({ line }) => line),
    )
    const more = await service.call('POST', '/accredit/v1/bulk-jobs', {
      token,
      body: { rows: [...rows, ...rows] },
    })
    assert.equal(more.json.parameters.rule, 'it must have 1 to 10000 items')
  })

  // An SQLite store has one process.
  if (dialect === 'sqlite') return
  it('is shared by two nodes, which request nothing twice', async () => {
    await using storage = await makeStorage()
    await using one = await startTestService(storage)
    await using other = await startTestService(storage)
    await using direct = await openDirectly(storage)
    const ids = await makeCustomers(direct, 120)
    const jobs = jobCalls(one, await one.userToken())
    const { id } = await jobs.start(ids.map(education))
    const done = await jobCalls(other, await other.userToken()).until(
      id,
      ({ state, counts }) => state === 'done' && isDecided(counts),
      'its end',
    )
    assert.deepEqual([done.counts.accepted, done.counts.approved], [120, 120])
    const [{ requests, customers }] = await direct.query(
      `select count(*) as requests, count(distinct customer_id) as customers from event
       where type = 'qualification.requested' and customer_id in
         (select customer_id from bulk_line where job_id = '${id}')`,
    )
    assert.deepEqual([Number(requests), Number(customers)], [120, 120])
  })
})

it('refuses a job whose form is wrong, with the field, the value and the rule', async () => {
  await using service = await startTestService(undefined)
  const token = await service.userToken()
  for (const [body, field, rule] of [
    [{}, 'rows', 'Required'],
    [{ rows: 'x' }, 'rows', 'List'],
    [{ rows: [] }, 'rows', 'ItemsUpTo'],
    [{ rows: [7] }, 'rows[0]', 'Object'],
    [{ rows: [{}, { website: 5 }] }, 'rows[1].website', 'Text'],
    [{ rows: [{ line: -1 }] }, 'rows[0].line', 'WholeUpTo'],
    [{ rows: [{ problem: { rule: 'X' } }] }, 'rows[0].problem.rule', 'OneOf'],
    [{ rows: [{}], name: 'x'.repeat(201) }, 'name', 'LengthUpTo'],
  ] as const) {
    const refused = await service.call('POST', '/accredit/v1/bulk-jobs', { token, body })
    const { field: named, rules } = refused.json.parameters
    assert.equal(refused.json.errorName, 'InvalidRequestInput', JSON.stringify(body))
    assert.deepEqual([named, JSON.parse(rules)[0].rule], [field, rule], refused.text)
  }
  const large = `{"rows":[{"note":"${'x'.repeat(9 * 1024 * 1024)}"}]}`
  const refused = await service.call('POST', '/accredit/v1/bulk-jobs', { token, body: large })
  assert.equal(refused.json.errorName, 'RequestTooLarge')
  assert.equal(refused.json.parameters.limit, 8 * 1024 * 1024)
})
