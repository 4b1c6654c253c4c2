import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, it, type TestContext } from 'node:test'
import {
  clientSecretCredential,
  createPartner,
  type QualificationEvent,
  type WatchNews,
  type WatchOptions,
} from '@accredit/client'
import { openWatchLedger, type FileWatchLedger } from '@accredit/client/node'
import { startSandbox, type Sandbox } from '../../src/testing/index.ts'
import { startReceiver } from '../events/receiver.ts'
import { startMailCatcher } from '../notifications/mail-catcher.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { contosoApp, contosoTenant, customer, sandboxSecret, until } from '../support/service.ts'
import { callMain } from './call-main.ts'

/** Lets the sandbox answer Accredit's own reads as Partner Center does. */
const playPartnerCenter = [{ operation: 'getLimits', status: 404, code: 1000 }]
const application = { tenant: contosoTenant, clientId: contosoApp, clientSecret: sandboxSecret }

let sandbox: Sandbox
before(async () => {
  sandbox = await startSandbox({ vettingDelay: 'PT0S' })
})
after(() => sandbox.close())

async function begin(t: TestContext): Promise<string> {
  await sandbox.reset()
  await sandbox.setFaults(playPartnerCenter)
  return temporaryFolder(t)
}

const request = (digits: string, website: string, qualification = 'Education') =>
  sandbox
    .partner()
    .customers.byId(customer(digits))
    .qualification.createQualifications({ qualification, website: `${website}.accredit.test` })

/** Partner as its application sees it, without a user. */
const appOnly = () =>
  createPartner({
    cloud: sandbox.cloud,
    credential: clientSecretCredential({ authority: sandbox.url, ...application }),
  })

/** Runs a watch of the client, quickly, until it is told to end. */
function follow(
  t: TestContext,
  ledger: FileWatchLedger,
  options: Partial<WatchOptions> = {},
  partner = appOnly(),
) {
  const ended = new AbortController()
  const news: WatchNews[] = []
  const running = partner.watch({
    ledger,
    receivers: [{ name: 'all' }],
    everyMs: 20,
    requestsPerMinute: null,
    signal: ended.signal,
    onNews: (one) => news.push(one),
    ...options,
  })
  t.after(() => ended.abort())
  const count = (kind: WatchNews['kind']) => news.filter((one) => one.kind === kind).length
  return {
    news,
    running,
    /** Waits for news of a kind; by default for a look that began after this. */
    async untilNews(kind: WatchNews['kind'] = 'looked', more = kind === 'looked' ? 2 : 1) {
      const wanted = count(kind) + more
      await Promise.race([
        running,
        until(
          async () => news.map((one) => one.kind),
          () => count(kind) >= wanted,
          kind,
        ),
      ])
    },
    async end() {
      ended.abort()
      await running
    },
  }
}

/** Takes all events that a ledger has for a receiver. */
async function take(ledger: FileWatchLedger, receiver = 'all'): Promise<QualificationEvent[]> {
  const taken: QualificationEvent[] = []
  for (;;) {
    const waiting = await ledger.waiting(receiver)
    if (waiting.length === 0) return taken
    taken.push(...waiting.map(({ event }) => event))
    await ledger.settle(
      receiver,
      waiting.map(({ event }) => event.id),
    )
  }
}

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
  assert.deepEqual(watch.news.at(-1), { kind: 'looked', inReview: 1 })
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
  assert.deepEqual(watch.news.at(-1), { kind: 'throttled', seconds: 1 })
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

it('forwards, posts, mails and prints each event once, without a user', async (t) => {
  const homeFolder = await begin(t)
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
  const environment = {
    ACCREDIT_URL: sandbox.url,
    ACCREDIT_TENANT: application.tenant,
    ACCREDIT_CLIENT_ID: application.clientId,
    ACCREDIT_CLIENT_SECRET: application.clientSecret,
  }
  const watch = (args: readonly string[]) => {
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
  const smtp = ['--smtp', `smtp://127.0.0.1:${catcher.port}`, '--smtp-from', 'a@example.com']
  const all = ['--forward-to', forward.url, '--endpoints', file, '--mail', 'ops@example.com']
  const first = watch([...all, ...smtp])
  await first.said(/^Signing secret: whsec_/m)
  const ready = `Ready: watching ${contosoTenant} at ${sandbox.url}; 1 customer is in review`
  assert.ok(first.written().startsWith(ready), first.written())
  forward.secrets = [/whsec_\S+/.exec(first.written())?.[0] ?? '']

  // A second watch of the same ledger, and one of another partner, are refused.
  const second = await watch([]).running
  assert.equal(second.code, 2, second.stderr)
  assert.match(second.stderr, /Another run uses the ledger \S+watch\.db: process \d+ of/)

  await request('01', 'deny-not-an-academic-domain')
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
  await request('02', 'approve')
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
