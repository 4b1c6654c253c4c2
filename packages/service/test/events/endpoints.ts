import assert from 'node:assert/strict'
import type { WebhookDelivery } from '@accredit/contract'
import { customer, until, type TestService } from '../support/service.ts'
import type { Receiver } from './receiver.ts'

/** Path of the endpoints. */
export const webhooks = '/accredit/v1/webhooks'

/** Adds an endpoint, whose receiver verifies by its secret from then on. */
export async function add(service: TestService, receiver: Receiver, more: object = {}) {
  const token = await service.userToken()
  const body = { url: receiver.url, ...more }
  const added = await service.call('POST', webhooks, { token, body })
  assert.equal(added.status, 201, added.text)
  receiver.secrets = [added.json.secret]
  return added.json.id as string
}

/** Makes customers state-owned, which needs no vetting: two events each. */
export async function own(service: TestService, ...digits: string[]) {
  const token = await service.userToken()
  const body = { qualification: 'StateOwnedEntity' }
  for (const one of digits) {
    const path = `/v1/customers/${customer(one)}/qualifications`
    assert.equal((await service.call('POST', path, { token, body })).status, 201)
  }
}

/** Deliveries to an endpoint, newest first. */
export async function deliveriesOf(service: TestService, id: string, query = '') {
  const token = await service.userToken()
  const { json } = await service.call('GET', `${webhooks}/${id}/deliveries${query}`, { token })
  return json.items as WebhookDelivery[]
}

/** Waits until so many deliveries have arrived. */
export const arrived = (receiver: Receiver, count: number) =>
  until(
    async () => receiver.received,
    (seen) => seen.length >= count,
    `${count} deliveries`,
  )

/** Reads as Contoso’s Admin agent. */
export async function read(service: TestService, path: string) {
  return (await service.call('GET', path, { token: await service.userToken() })).json
}
