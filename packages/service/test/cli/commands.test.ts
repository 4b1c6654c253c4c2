import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { stripVTControlCharacters } from 'node:util'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { callMain } from './call-main.ts'

const escape = '\u001B'
const clearLine = `\r${escape}[K`

let service: TestService
before(async () => {
  service = await startTestService(undefined, { support: 'help@accredit.example' })
})
after(() => service.stop())

const at = () => ({ environment: { ACCREDIT_URL: service.url } })

describe('reading', () => {
  test('customers lists all, filters by the beginning of the name, and stops at a limit', async (t) => {
    const all = await callMain(t, ['customers'], at())
    assert.equal(all.code, 0, all.stderr)
    const lines = all.stdout.trimEnd().split('\n')
    assert.match(lines[0] ?? '', /^MICROSOFT ID +NAME +DOMAIN$/)
    assert.equal(lines.length, 13)
    const named = await callMain(t, ['customers', '--name', 'wing', '--json'], at())
    const found = JSON.parse(named.stdout) as { companyProfile: { companyName: string } }[]
    assert.deepEqual(
      found.map(({ companyProfile }) => companyProfile.companyName),
      ['Wingtip University'],
    )
    const limited = await callMain(t, ['customers', '--limit', '2', '--json'], at())
    assert.equal((JSON.parse(limited.stdout) as unknown[]).length, 2)
    const none = await callMain(t, ['customers', '--name', 'zzz', '--json'], at())
    assert.deepEqual(JSON.parse(none.stdout), [])
  })

  test('customer shows one', async (t) => {
    const shown = await callMain(t, ['customer', customer('01')], at())
    assert.match(shown.stdout, /^Name {13}Northwind Primary School$/m)
    assert.match(shown.stdout, /^Address {10}12 Orchard Lane, 99201 Spokane WA, US$/m)
  })

  test('status lists qualifications, or says that there is none', async (t) => {
    const denied = await callMain(t, ['status', customer('06')], at())
    assert.match(denied.stdout, /^Education +Denied .* Not an Education Customer$/m)
    const none = await callMain(t, ['status', customer('01')], at())
    assert.equal(none.stdout, 'No qualification.\n')
    const json = await callMain(t, ['status', customer('01'), '--json'], at())
    assert.equal(json.stdout, '[]\n')
  })

  test('explain tells cause, remedy and what is left', async (t) => {
    const once = await callMain(t, ['explain', customer('06')], at())
    assert.match(once.stdout, /^Cause +The organisation could not be recognised/m)
    assert.match(once.stdout, /^A new request {2}can help$/m)
    assert.match(once.stdout, /^Requests left {3}2 of 3/m)
    assert.match(once.stdout, /^Correlation id {2}[0-9a-f-]{36}$/m)
    const used = await callMain(t, ['explain', customer('07'), '--json'], at())
    const { qualifications, limits } = JSON.parse(used.stdout) as {
      qualifications: { explanation: { newRequestCanHelp: boolean; support?: string } }[]
      limits: { requestsLeft: number }[]
    }
    assert.equal(limits[0]?.requestsLeft, 0)
    assert.equal(qualifications[0]?.explanation.newRequestCanHelp, false)
    assert.equal(qualifications[0]?.explanation.support, 'help@accredit.example')
    assert.doesNotMatch(once.stdout, /Support/)
    const more = await callMain(t, ['qualify', customer('07'), 'Education'], at())
    assert.match(more.stderr, /Why +.* requests; contact help@accredit\.example\.$/m)
    const european = ['qualify', customer('07'), 'Education', '--lang', 'pt-PT']
    const told = await callMain(t, european, at())
    assert.match(told.stderr, /Contacte help@accredit\.example para uma verificação manual\.$/m)
    // A qualification set since leaves no room for what was denied.
    const set = ['qualify', customer('06'), 'GCC', '--code', '20002']
    assert.equal((await callMain(t, set, at())).code, 0)
    const excluded = await callMain(t, ['explain', customer('06')], at())
    assert.match(excluded.stdout, /cannot be combined with GovernmentCommunityCloud\.$/m)
    assert.match(excluded.stdout, /^A new request +alone does not help$/m)
    const review = await callMain(t, ['explain', customer('12')], at())
    assert.match(review.stdout, /^Meaning +.*a reviewer looks at it\.$/m)
    assert.match(review.stdout, /^Expected by +\d{1,2} \w+ \d{4}, [\d:]{8} UTC$/m)
  })

  test('wait ends at once for a verdict that is there, and with 6 when time runs out', async (t) => {
    const there = await callMain(t, ['wait', customer('07')], at())
    assert.equal(there.code, 5)
    assert.match(there.stderr, /What to do +All requests are used; contact support\.$/m)
    assert.match(there.stderr, /Support +help@accredit\.example$/m)
    assert.match(there.stderr, /A new request +alone does not help$/m)
    assert.doesNotMatch(there.stderr, /ask again|Waiting/)
    const over = await callMain(t, ['wait', customer('12'), '--timeout', '10ms'], at())
    assert.equal(over.code, 6)
    assert.match(over.stderr, /there is no verdict on Education/)
    assert.match(over.stderr, new RegExp(`accredit wait ${customer('12')}`))
    const nothing = await callMain(t, ['wait', customer('01')], at())
    assert.equal(nothing.code, 4)
  })
})

describe('asking', () => {
  test('without --wait the record is printed, and how to follow it is told', async (t) => {
    const args = ['qualify', customer('11'), 'Education', '--website', 'review.accredit.test']
    const ended = await callMain(t, args, at())
    assert.equal(ended.code, 0, ended.stderr)
    assert.match(ended.stdout, /^Status {9}In review$/m)
    assert.match(ended.stderr, new RegExp(`accredit wait ${customer('11')}`))
    const again = await callMain(t, args, at())
    assert.equal(again.code, 4)
    assert.match(again.stderr, /QualificationInReview \(HTTP 409\)/)
  })

  test('the same request id is carried out once', async (t) => {
    const id = '5a3c1f52-0000-4000-8000-000000000001'
    const args = ['qualify', customer('04'), 'SOE', '--request-id', id, '--json']
    const first = await callMain(t, args, at())
    assert.equal(first.code, 0, first.stderr)
    const second = await callMain(t, args, at())
    assert.equal(second.code, 0, second.stderr)
    assert.equal(second.stdout, first.stdout)
  })

  test('a role that may not write is refused, a user without MFA is not signed in', async (t) => {
    const args = ['qualify', customer('02'), 'SOE', '--as']
    const helpdesk = await callMain(t, [...args, 'helpdesk@contoso.onmicrosoft.com'], at())
    assert.equal(helpdesk.code, 4)
    assert.match(helpdesk.stderr, /RoleNotAllowed/)
    const weak = await callMain(t, [...args, 'nomfa@contoso.onmicrosoft.com'], at())
    assert.equal(weak.code, 3)
    assert.match(weak.stderr, /multi-factor authentication/)
    const unknown = await callMain(t, [...args, 'nobody@contoso.onmicrosoft.com'], at())
    assert.equal(unknown.code, 3)
    assert.match(unknown.stderr, /Why +AADSTS50020: User account 'nobody/)
    assert.doesNotMatch(unknown.stderr, /Trace ID/)
  })
})

describe('a terminal', () => {
  test('gets colours and a spinner that leaves nothing behind', async (t) => {
    const args = ['wait', customer('07')]
    const seen = await callMain(t, args, { ...at(), columns: 60 })
    assert.ok(seen.stdout.includes(`${escape}[2mQualification`))
    const inReview = ['wait', customer('12'), '--timeout', '10ms']
    const over = await callMain(t, inReview, { ...at(), columns: 60 })
    const [waiting = '', ...problem] = over.stderr.split('\n')
    assert.ok(waiting.startsWith(clearLine) && waiting.includes(`${clearLine}\u001B[31m`))
    assert.ok(waiting.includes('Waiting for the verdict on Education'))
    const lines = [...seen.stderr.split('\n'), ...problem]
    for (const line of lines) assert.ok(stripVTControlCharacters(line).length <= 60)
    const plain = { ...at().environment, NO_COLOR: '1' }
    for (const each of [args, inReview]) {
      const colourless = await callMain(t, each, { environment: plain, columns: 60 })
      assert.ok(!colourless.stdout.includes(escape))
      assert.ok(!colourless.stderr.replaceAll(clearLine, '').includes(escape))
    }
  })
})

describe('the sandbox', () => {
  test('clock shows and advances', async (t) => {
    await using own = await startTestService(undefined)
    const environment = { ACCREDIT_URL: own.url }
    const real = await callMain(t, ['clock'], { environment })
    assert.match(real.stdout, /^Ahead by {2}nothing$/m)
    const moved = await callMain(t, ['clock', '--advance', '72h'], { environment })
    assert.match(moved.stdout, /^Ahead by {2}3 days$/m)
    const json = await callMain(t, ['clock', '--advance', 'PT1.5S', '--json'], { environment })
    const { aheadByMilliseconds } = JSON.parse(json.stdout) as { aheadByMilliseconds: number }
    assert.equal(aheadByMilliseconds, 72 * 3_600_000 + 1500)
  })

  test('token prints one that works, of a user or an application, as long-lived as wanted', async (t) => {
    const user = await callMain(t, ['token'], at())
    const token = user.stdout.trimEnd()
    const { status } = await service.call('GET', '/v1/customers', { token })
    assert.equal(status, 200)
    const app = await callMain(t, ['token', '--app'], at())
    const refused = await service.call('POST', `/v1/customers/${customer('02')}/qualifications`, {
      token: app.stdout.trimEnd(),
      body: { qualification: 'StateOwnedEntity' },
    })
    assert.equal(refused.json.errorName, 'AppOnlyNotSupported')
    const asked = Date.now()
    const short = await callMain(t, ['token', '--lifetime', '5s', '--json'], at())
    const { accessToken, expiresOn } = JSON.parse(short.stdout) as Record<string, string>
    assert.equal(accessToken?.split('.').length, 3)
    assert.ok(Date.parse(expiresOn ?? '') <= asked + 60_000)
  })
})
