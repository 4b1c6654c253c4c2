import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { findFreePort } from '../postgres/find-free-port.ts'
import { customer, startTestService, type TestService } from '../support/service.ts'
import { runCli } from './run-cli.ts'

let service: TestService
before(async () => {
  service = await startTestService(undefined)
})
after(() => service.stop())

const ask = (digits: string, website: string) =>
  `qualify ${customer(digits)} education --segment k12 --website ${website}`.split(' ')
const approving = ask('01', 'approve.accredit.test')
const denying = ask('02', 'deny-not-an-academic-domain.accredit.test')

const guid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/
const escape = '\u001B'

test('qualify --wait asks, waits, and prints the final record', async (t) => {
  const ended = await runCli(t, approving.concat('--wait', '--json'), { ACCREDIT_URL: service.url })
  assert.equal(ended.code, 0, ended.stderr)
  const record = JSON.parse(ended.stdout) as Record<string, string>
  assert.equal(record['qualification'], 'Education')
  assert.equal(record['vettingStatus'], 'Approved')
  assert.match(ended.stderr, /^Waiting for the verdict on Education/)
  const { json } = await service.call('GET', `/v1/customers/${customer('01')}/qualifications`, {
    token: await service.userToken(),
  })
  assert.equal(json[0].vettingStatus, 'Approved')
})

test('a denial ends with 5 and explains itself on standard error, in plain text', async (t) => {
  const ended = await runCli(t, denying.concat('--wait', '--url', service.url), { NO_COLOR: '1' })
  assert.equal(ended.code, 5, ended.stderr)
  assert.match(ended.stdout, /^Status {9}Denied$/m)
  assert.match(ended.stdout, /^Reason {9}Not an Academic Domain$/m)
  assert.match(ended.stderr, /^Denied: Not an Academic Domain$/m)
  assert.match(ended.stderr, /What to do .*own domain/)
  assert.match(ended.stderr, /A new request {2}can help/)
  assert.ok(!(ended.stdout + ended.stderr).includes(escape))
})

test('a validation code opens GovernmentCommunityCloud, and one create of it is spent', async (t) => {
  const environment = { ACCREDIT_URL: service.url }
  const ended = await runCli(t, ['qualify', customer('03'), 'GCC', '--code', '67890'], environment)
  assert.equal(ended.code, 0, ended.stderr)
  assert.match(ended.stdout, /^Qualification {2}GovernmentCommunityCloud\nStatus {9}Approved\n/)
  const codes = await runCli(t, ['codes'], environment)
  assert.equal(codes.code, 0, codes.stderr)
  assert.match(codes.stdout, /^67890 {2}4 of 5 +Contoso, Inc\. Finance Department$/m)
})

test('a refusal ends with 4: what happened, why, what to do, and the correlation id', async (t) => {
  const ended = await runCli(t, ['qualify', customer('05'), 'GCC', '--code', '67890', '--json'], {
    ACCREDIT_URL: service.url,
  })
  assert.equal(ended.code, 4)
  assert.equal(ended.stdout, '')
  const [happened, why, remedy, correlation, ...rest] = ended.stderr.trimEnd().split('\n')
  assert.equal(happened, 'Refused: QualificationCombinationNotAllowed (HTTP 403)')
  assert.match(why ?? '', /^ {2}Why .*GovernmentCommunityCloud and Education cannot be combined/)
  assert.match(remedy ?? '', /^ {2}What to do /)
  assert.match(correlation ?? '', new RegExp(`^  Correlation id  ${guid.source}$`))
  assert.deepEqual(rest, [])
})

test('a service that is not there ends with 6 and names the way to start one', async (t) => {
  const url = `http://127.0.0.1:${await findFreePort()}`
  const ended = await runCli(t, ['status', customer('01')], { ACCREDIT_URL: url })
  assert.equal(ended.code, 6)
  assert.equal(ended.stdout, '')
  assert.match(ended.stderr, /^Gave up: No answer came from /)
  assert.match(ended.stderr, /Why .*ECONNREFUSED/)
  assert.match(ended.stderr, /accredit serve/)
  assert.doesNotMatch(ended.stderr, /^ +at /m)
})

test('--verbose tells who calls, and where an error comes from', async (t) => {
  const args = ['status', customer('21'), '--as', 'sales@contoso.onmicrosoft.com', '-v']
  const ended = await runCli(t, args, { ACCREDIT_URL: service.url })
  assert.equal(ended.code, 4)
  assert.match(ended.stderr, /as sales@contoso\.onmicrosoft\.com, correlation id/)
  assert.match(ended.stderr, /^PartnerError: .*\n +at /m)
})
