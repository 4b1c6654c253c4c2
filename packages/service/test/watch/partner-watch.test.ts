import assert from 'node:assert/strict'
import { join } from 'node:path'
import { after, before, it, type TestContext } from 'node:test'
import type { QualificationEvent, WatchOptions } from '@accredit/client'
import { openWatchLedger, type FileWatchLedger } from '@accredit/client/node'
import { startSandbox, type Sandbox } from '../../src/testing/index.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { customer, until } from '../support/service.ts'
import * as support from './follow.ts'
import { playPartnerCenter, take } from './follow.ts'

let sandbox: Sandbox
before(async () => {
  sandbox = await startSandbox({ vettingDelay: 'PT0S' })
})
after(() => sandbox.close())

async function begin(t: TestContext): Promise<string> {
  await support.playAnew(sandbox)
  return temporaryFolder(t)
}

const request = (digits: string, website: string, qualification?: string) =>
  support.request(sandbox, digits, website, qualification)

const follow = (t: TestContext, ledger: FileWatchLedger, options?: Partial<WatchOptions>) =>
  support.follow(t, { sandbox, ledger }, options)

/** Form of an event that Accredit and a watch share. */
function compare({ type, data }: QualificationEvent) {
  const {
    qualification,
    before: was,
    after: is,
    reason,
  } = data as typeof data & {
    qualification?: string
    before?: Record<string, unknown>
    after?: Record<string, unknown>
    reason?: string
  }
  const short = (record: Record<string, unknown> | undefined) =>
    record && ('qualification' in record ? [record['vettingStatus'] ?? 'set'] : record)
  return { type, qualification, was: short(was), is: short(is), reason }
}

it('tells what Accredit itself tells, in its order, and nothing from before', async (t) => {
  const folder = await begin(t)
  using ledger = openWatchLedger(join(folder, 'watch.db'))
  const watch = follow(t, ledger)
  await watch.untilNews('looked', 1)
  // The seed has verdicts of earlier days, and one request in review.
  const looked = watch.news.find(({ kind }) => kind === 'looked')
  assert.deepEqual(looked, { kind: 'looked', inReview: 1 })
  assert.deepEqual(await take(ledger), [])

  const partner = sandbox.partner()
  const school = partner.customers.byId(customer('01'))
  await request('01', 'deny-not-an-academic-domain')
  await watch.untilNews()
  await request('01', 'approve')
  await request('02', 'approve', 'StateOwnedEntity')
  const billing = await school.profiles.billing.get()
  const defaultAddress = { ...billing.defaultAddress, addressLine1: '7 New Street' }
  await school.profiles.billing.update({ ...billing, defaultAddress })
  const listed = await partner.customers.byId(customer('01')).get()
  const created = await partner.customers.create({
    companyProfile: { domain: 'bellows.onmicrosoft.com' },
    billingProfile: { ...(listed.billingProfile ?? billing), companyName: 'Bellows Lyceum' },
  } as never)
  const { qualification } = partner.customers.byId(created.id)
  await qualification.createQualifications({
    qualification: 'Education',
    website: 'review.accredit.test',
  })
  await partner.customers.byId(customer('12')).delete()
  await until(
    async () => partner.insight.customers({ size: 100 }).then(({ items }) => items),
    (items) => items.some(({ id }) => id === created.id),
    'the customer',
  )
  await watch.untilNews()
  await watch.untilNews()
  const told = await take(ledger)
  await watch.end()

  const own: QualificationEvent[] = []
  for await (const event of partner.events.all()) own.unshift(event)
  for (const id of [customer('01'), customer('02'), customer('12'), created.id]) {
    const of = (events: readonly QualificationEvent[]) =>
      events.filter(({ data }) => data.customerId === id).map(compare)
    const sorted = (events: readonly QualificationEvent[]) =>
      of(events).toSorted((one, other) => (one.type < other.type ? -1 : 1))
    const isOfQualification = ({ type }: { type: string }) => type.startsWith('qualification.')
    assert.deepEqual(of(told).filter(isOfQualification), of(own).filter(isOfQualification))
    assert.deepEqual(sorted(told), sorted(own))
  }
  assert.equal(told.length, 10)
  assert.equal(new Set(told.map(({ id }) => id)).size, 10)
  const journal = await sandbox.requests({ limit: 10_000 })
  assert.deepEqual(
    journal.filter(({ path }) => path.startsWith('/webhooks/')),
    [],
  )
})

it('sends one read of the log, and one of each customer in review', async (t) => {
  const folder = await begin(t)
  await request('01', 'review')
  using ledger = openWatchLedger(join(folder, 'watch.db'))
  const watch = follow(t, ledger)
  await watch.untilNews('looked', 1)
  await watch.end()
  const known = (await sandbox.requests({ limit: 10_000 })).length
  const again = follow(t, ledger, { everyMs: 60_000 })
  await again.untilNews('looked', 1)
  await again.end()
  const sent = (await sandbox.requests({ limit: 10_000 })).slice(known)
  const names = sent.map(({ operation, customerId = '' }) => `${operation} ${customerId}`.trim())
  assert.deepEqual(names.toSorted(), [
    'getLimits',
    `getQualifications ${customer('01')}`,
    `getQualifications ${customer('12')}`,
    'listAuditRecords',
  ])
  // Slower than a budget nobody is: ten requests at 600 a minute take nine tenths of a second.
  const started = performance.now()
  const slow = follow(t, ledger, { requestsPerMinute: 600 })
  await slow.untilNews('looked', 3)
  const { requests } = slow.news.findLast(({ kind }) => kind === 'progress') as { requests: number }
  assert.ok(performance.now() - started >= (requests - 2) * 100, `${requests} requests`)
  await slow.end()
})

it('gives a change the same id in another ledger, and goes on from its own', async (t) => {
  const folder = await begin(t)
  const since = new Date()
  using first = openWatchLedger(join(folder, 'first.db'))
  const watch = follow(t, first)
  await watch.untilNews('looked', 1)
  await request('01', 'deny-not-an-academic-domain')
  await watch.untilNews()
  await watch.end()
  // Nobody watches, and what happened is found by the next one.
  await request('02', 'approve')
  const again = follow(t, first)
  await again.untilNews('looked', 1)
  await again.end()
  const told = await take(first)
  const idsOf = (events: readonly QualificationEvent[]) =>
    events.map(({ id, type }) => `${type} ${id}`).toSorted()
  assert.equal(told.length, 4)
  using second = openWatchLedger(join(folder, 'second.db'))
  const late = follow(t, second, { since })
  await late.untilNews('looked', 1)
  await late.end()
  const found = await take(second)
  assert.deepEqual(idsOf(found), idsOf(told))
  // All of it stands in the log: time and request are those of Accredit itself.
  const own = (await sandbox.partner().events.list({ size: 4 })).items
  const evidence = ({ type, timestamp, data }: QualificationEvent) =>
    [data.customerId, type, timestamp, data.correlationId].join(' ')
  assert.deepEqual(found.map(evidence).toSorted(), own.map(evidence).toSorted())
  using third = openWatchLedger(join(folder, 'third.db'))
  const fromNow = follow(t, third)
  await fromNow.untilNews('looked', 1)
  await fromNow.end()
  assert.deepEqual(await take(third), [])
})

it('says when the service is away, throttles or refuses, and goes on', async (t) => {
  const folder = await begin(t)
  using ledger = openWatchLedger(join(folder, 'watch.db'))
  const watch = follow(t, ledger, { patienceMs: 0 })
  await watch.untilNews('looked', 1)
  const fail = (status: number, count: number, more: object = {}) =>
    sandbox.setFaults([
      { operation: 'listAuditRecords', status, count, ...more },
      ...playPartnerCenter,
    ])
  await fail(503, 1)
  await watch.untilNews('lost')
  await watch.untilNews('back')
  await fail(429, 1, { retryAfter: 1 })
  const throttledAt = performance.now()
  await watch.untilNews('throttled')
  const throttled = watch.news.find(({ kind }) => kind === 'throttled')
  assert.deepEqual(throttled, { kind: 'throttled', seconds: 1 })
  await watch.untilNews('looked', 1)
  assert.ok(performance.now() - throttledAt > 900)
  // One customer that cannot be read keeps no other one from being told.
  await sandbox.setFaults([
    { operation: 'getQualifications', customer: customer('12'), status: 403, code: 900150 },
    ...playPartnerCenter,
  ])
  await request('01', 'approve')
  await watch.untilNews('unreadable')
  await watch.untilNews('looked', 2)
  assert.deepEqual(
    (await take(ledger)).map(({ type }) => type),
    ['qualification.requested', 'qualification.approved'],
  )
  await fail(401, 100, { code: 900420 })
  await assert.rejects(watch.running, { category: 'Unauthorized' })
  // Whoever cannot be reached at the start is no service to watch.
  await fail(403, 1, { code: 900150 })
  await assert.rejects(follow(t, ledger).running, { category: 'Forbidden' })
})
