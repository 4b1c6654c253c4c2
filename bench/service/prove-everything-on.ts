import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { makeCustomer } from '../data/customers.ts'
import { partners, users } from '../data/people.ts'
import type { Authority } from './authority.ts'
import { countSyncs } from './count-syncs.ts'
import { send } from './http.ts'
import type { Service } from './start-service.ts'

const body = JSON.stringify({ qualification: 'Education', educationSegment: 'K12' })

/**
 * Proves that the measured service does everything that it promises; a figure reached by leaving
 * something out is void. Uses up the store's last applicant.
 * @throws AssertionError naming what is off
 */
export async function proveEverythingOn(
  service: Service,
  authority: Authority,
  applicant: number,
): Promise<void> {
  const { partnerId, id } = makeCustomer('applicants', applicant)
  const path = `${service.url}/v1/customers/${id}/qualifications`
  const [own, stranger] = [partnerId, partners.find((other) => other.id !== partnerId)?.id].map(
    (wanted) => users.find((user) => user.partnerId === wanted),
  )
  assert.ok(own && stranger)
  const token = await authority.sign(own)
  const requestId = randomUUID()
  const correlationId = randomUUID()
  const ids = { 'ms-requestid': requestId, 'ms-correlationid': correlationId }

  const status = async (sent: Parameters<typeof send>[2], method = 'GET') =>
    (await send(method, path, sent)).status
  assert.equal(await status({}), 401, 'identity: a call without a token')
  const weak = await authority.sign(own, { mfa: false })
  assert.equal(await status({ token: weak }), 401, 'identity: a user without MFA')
  const foreign = await authority.sign(stranger)
  assert.equal(await status({ token: foreign }), 404, 'isolation: another partner')
  assert.equal(await status({ token, body: '{"qualification":7' }, 'POST'), 400, 'validation')

  const before = await readMetrics(service)
  const syncs = await countSyncs(service.pid)
  const asked = await send('POST', path, { token, body, headers: ids })
  const synced = await syncs?.stop()
  assert.equal(asked.status, 201, asked.text)
  if (synced !== undefined) assert.ok(synced > 0, 'durability: nothing was synced to the disk')
  const again = await send('POST', path, { token, body, headers: ids })
  assert.deepEqual(again, asked, 'idempotency: the same request again')
  const other = body.replace('K12', 'HigherEducation')
  assert.equal(await status({ token, body: other, headers: ids }, 'POST'), 400, 'idempotency')
  const counted = (await readMetrics(service)) - before
  assert.equal(counted, 2, 'metrics: calls that were answered')

  const today = new Date().toISOString().slice(0, 10)
  const log = await send('GET', `${service.url}/v1/auditrecords?startDate=${today}&size=100`, {
    token,
  })
  assert.equal(log.status, 200, log.text)
  assert.ok(log.text.includes(correlationId), 'audit: a line for the request')
}

/** Number of accepted qualification requests, from the service's metrics. */
async function readMetrics({ url }: Service): Promise<number> {
  const { text } = await send('GET', `${url}/metrics`, {})
  const line = text
    .split('\n')
    .find(
      (each) =>
        each.startsWith('accredit_http_request_seconds_count') &&
        each.includes('/qualifications') &&
        each.includes('method="POST"') &&
        each.includes('status="201"'),
    )
  return Number(line?.split(' ').at(-1) ?? 0)
}
