import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { PartnerOptions, QualificationProgress } from '../src/index.ts'
import { connect, customerId } from './connect.ts'
import { scriptedServer, type Reply, type ReplyParts } from './scripted-server.ts'

const vettingCreateDate = '2026-03-02T09:00:00.120Z'
const record = (vettingStatus: string, extra: object = {}) => ({
  qualification: 'Education',
  vettingStatus,
  vettingCreateDate,
  ...extra,
})
const accepted: ReplyParts = { status: 201, body: record('InReview') }
const seen = (vettingStatus: string, extra?: object): ReplyParts => ({
  body: [record(vettingStatus, extra)],
})

async function begin(url: string, options?: Partial<PartnerOptions>) {
  const connected = connect(url, options)
  const { qualification } = connected.partner.customers.byId(customerId)
  const poller = await qualification.beginQualification({ qualification: 'education' })
  return { ...connected, poller }
}

describe('a poller', () => {
  it('backs off until there is a verdict, and then stops', async () => {
    const script = [
      accepted,
      seen('InReview'),
      seen('InReview'),
      seen('InReview'),
      seen('Approved'),
    ]
    await using server = await scriptedServer(script)
    const { poller, waits } = await begin(server.url)
    const verdict = await poller.pollUntilDone()
    assert.equal(verdict.approved, true)
    assert.equal(verdict.record.vettingStatus, 'Approved')
    assert.deepEqual(waits, [1000, 2000, 4000, 8000])
    assert.deepEqual(await poller.pollUntilDone(), verdict)
    assert.deepEqual(poller.verdict, verdict)
    assert.equal(server.received.length, 5)
  })

  it('never waits longer than five minutes of its own accord', async () => {
    let count = 0
    await using server = await scriptedServer(() => {
      count += 1
      if (count === 1) return accepted
      return count === 20 ? seen('Approved') : seen('InReview')
    })
    const { poller, waits } = await begin(server.url)
    await poller.pollUntilDone()
    assert.equal(Math.max(...waits), 300_000)
    assert.equal(waits.at(-1), 300_000)
  })

  it('keeps to Retry-After, after the request and after each look', async () => {
    const headers = { 'Retry-After': '7' }
    await using server = await scriptedServer([
      { ...accepted, headers },
      { ...seen('InReview'), headers: { 'Retry-After': '9' } },
      seen('Approved'),
    ])
    const { poller, waits } = await begin(server.url)
    await poller.pollUntilDone()
    assert.deepEqual(waits, [7000, 9000])
  })

  it('takes a Retry-After of zero for no advice', async () => {
    const headers = { 'Retry-After': '0' }
    await using server = await scriptedServer([
      accepted,
      { ...seen('InReview'), headers },
      seen('Approved'),
    ])
    const { poller, waits } = await begin(server.url)
    await poller.pollUntilDone()
    assert.deepEqual(waits, [1000, 2000])
  })

  it('explains a denial', async () => {
    const vettingReason = 'Not an Academic Domain'
    await using server = await scriptedServer([accepted, seen('Denied', { vettingReason })])
    const { poller } = await begin(server.url)
    const verdict = await poller.pollUntilDone()
    assert.ok(!verdict.approved)
    assert.equal(verdict.denial.reason, vettingReason)
    assert.match(verdict.denial.remedy, /domain/)
    assert.equal(verdict.denial.newRequestCanHelp, true)
  })

  it('needs no look at all when the answer is the verdict', async () => {
    for (const body of [
      { qualification: 'StateOwnedEntity' },
      { qualification: 'GovernmentCommunityCloud', vettingStatus: 'Approved' },
    ]) {
      await using server = await scriptedServer([{ status: 201, body }])
      const { poller } = await begin(server.url)
      assert.equal((await poller.pollUntilDone()).approved, true)
      assert.equal(server.received.length, 1)
    }
  })

  it('takes neither an unknown status nor a missing record for a verdict', async () => {
    const script = [accepted, seen('NotReviewed'), { body: [] }, seen('Approved')]
    await using server = await scriptedServer(script)
    const { poller } = await begin(server.url)
    const statuses: unknown[] = []
    await poller.pollUntilDone({
      onProgress: (progress) => statuses.push(progress.record.vettingStatus),
    })
    assert.deepEqual(statuses, ['NotReviewed', 'NotReviewed', 'Approved'])
  })

  it('is not misled by the denial of the request before', async () => {
    const older = { vettingCreateDate: '2026-01-15T10:00:00Z' }
    const sameSecond = { vettingCreateDate: '2026-03-02T09:00:00Z' }
    const script = [accepted, seen('Denied', older), seen('Approved', sameSecond)]
    await using server = await scriptedServer(script)
    const { poller } = await begin(server.url)
    assert.equal((await poller.pollUntilDone()).approved, true)
  })

  it('looks for its own qualification among others', async () => {
    const others = [{ qualification: 'StateOwnedEntity' }, record('InReview')]
    await using server = await scriptedServer([accepted, { body: others }])
    const { poller } = await begin(server.url)
    assert.equal(await poller.poll(), undefined)
    assert.equal(poller.record.vettingStatus, 'InReview')
  })

  it('tells its listeners of each look until they leave', async () => {
    await using server = await scriptedServer([accepted, seen('InReview'), seen('Approved')])
    const { poller } = await begin(server.url)
    const progress: QualificationProgress[] = []
    const stop = poller.onProgress((step) => progress.push(step))
    await poller.poll()
    stop()
    await poller.poll()
    assert.deepEqual(progress, [{ record: record('InReview'), polls: 1 }])
  })
})

describe('a poller in trouble', () => {
  it('bears passing failures and keeps to their Retry-After', async () => {
    const busy: Reply = { status: 503, headers: { 'Retry-After': '30' } }
    await using server = await scriptedServer([accepted, busy, 'reset', seen('Approved')])
    const { poller, waits } = await begin(server.url, { retries: 0 })
    const errors: unknown[] = []
    await poller.pollUntilDone({ onProgress: ({ error }) => errors.push(error?.category) })
    assert.deepEqual(errors, ['ServerBusy', 'NotSpecified', undefined])
    assert.deepEqual(waits, [1000, 30_000, 4000])
  })

  it('gives up when they do not end', async () => {
    let count = 0
    await using server = await scriptedServer(() => (count++ === 0 ? accepted : { status: 500 }))
    const { poller } = await begin(server.url, { retries: 0 })
    await assert.rejects(poller.pollUntilDone(), { status: 500 })
    assert.equal(server.received.length, 12)
  })

  it('gives up at once on a refusal', async () => {
    await using server = await scriptedServer([accepted, { status: 403 }])
    const { poller } = await begin(server.url)
    await assert.rejects(poller.pollUntilDone(), { status: 403 })
  })

  it('ends its waiting in time, with a last look, and can go on', async () => {
    const script = [accepted, seen('InReview'), seen('InReview'), seen('Approved')]
    await using server = await scriptedServer(script)
    const { poller, waits } = await begin(server.url)
    await assert.rejects(poller.pollUntilDone({ timeoutMs: 2500 }), {
      category: 'RequestTimeout',
      retryable: true,
    })
    assert.deepEqual(waits, [1000, 1500])
    assert.equal((await poller.pollUntilDone()).approved, true)
  })

  it('does not look before Retry-After, not even at the end of its time', async () => {
    const later = { ...seen('InReview'), headers: { 'Retry-After': '60' } }
    await using server = await scriptedServer([accepted, later])
    const { poller, waits } = await begin(server.url)
    await assert.rejects(poller.pollUntilDone({ timeoutMs: 10_000 }), {
      category: 'RequestTimeout',
    })
    assert.deepEqual(waits, [1000])
  })

  it('is cancelled in the midst of a wait', async () => {
    await using server = await scriptedServer([accepted])
    const stop = new AbortController()
    const { poller } = await begin(server.url, {
      sleep: (_, signal) =>
        new Promise((_resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason))
          stop.abort()
        }),
    })
    await assert.rejects(poller.pollUntilDone({ signal: stop.signal }), { name: 'AbortError' })
    assert.equal(server.received.length, 1)
  })
})

describe('a poller that is resumed', () => {
  it('goes on from its text in another process, asking at once', async () => {
    await using server = await scriptedServer([accepted, seen('InReview'), seen('Approved')])
    const text = String((await begin(server.url)).poller)
    const { partner, waits } = connect(server.url)
    const poller = partner.customers.resumeQualification(text)
    assert.equal(poller.customerId, customerId)
    assert.deepEqual(poller.record, record('InReview'))
    assert.equal((await poller.pollUntilDone()).approved, true)
    assert.deepEqual(waits, [0, 2000])
    assert.deepEqual(
      server.received.map(({ method }) => method),
      ['POST', 'GET', 'GET'],
    )
  })

  it('knows a verdict that its text carries', async () => {
    await using server = await scriptedServer([accepted, seen('Approved')])
    const { poller, partner } = await begin(server.url)
    await poller.poll()
    const resumed = partner.customers.resumeQualification(poller.toString())
    assert.equal((await resumed.pollUntilDone()).approved, true)
    assert.equal(server.received.length, 2)
  })

  it('refuses any other text', () => {
    const { partner } = connect('http://127.0.0.1:1')
    for (const text of ['', 'null', '{}', '{"version":2,"customerId":"x","record":{}}']) {
      assert.throws(() => partner.customers.resumeQualification(text), TypeError)
    }
  })

  it('follows a request that was made before', async () => {
    await using server = await scriptedServer([seen('InReview'), seen('Approved')])
    const { qualification } = connect(server.url).partner.customers.byId(customerId)
    const poller = await qualification.followQualification('education')
    assert.equal((await poller.pollUntilDone()).approved, true)
  })

  it('does not follow what was never asked for', async () => {
    await using server = await scriptedServer([{ body: [] }])
    const { qualification } = connect(server.url).partner.customers.byId(customerId)
    await assert.rejects(qualification.followQualification('Education'), { category: 'NotFound' })
  })
})
