import assert from 'node:assert/strict'
import { it } from 'node:test'
import type { QualificationEvent } from '@accredit/contract'
import { openDirectly } from '../main/support/direct-database.ts'
import { makeCustomers } from '../main/support/make-customers.ts'
import { startServerProcess, type ServerProcess } from '../main/support/server-process.ts'
import { call, until } from '../support/service.ts'
import { onEveryStore } from '../support/stores.ts'
import { startReceiver, type Receiver } from './receiver.ts'

const rounds = 12
const perRound = 20

const options = { ACCREDIT_VETTING_DELAY: 'PT0S', ACCREDIT_LEASE_DURATION: 'PT1S' } as const
const webhooks = '/accredit/v1/webhooks'

async function advance({ url }: ServerProcess, duration: string): Promise<void> {
  const body = JSON.stringify({ advance: duration })
  const answer = await fetch(`${url}/sandbox/v1/clock`, { method: 'POST', body })
  assert.equal(answer.status, 200, await answer.text())
}

async function readAll({ url, token }: ServerProcess): Promise<QualificationEvent[]> {
  const all: QualificationEvent[] = []
  let after = ''
  do {
    const path = `/accredit/v1/events?after=${after}`
    const { json } = await call(url, 'GET', path, { token })
    all.push(...json.items)
    after = json.next ?? ''
  } while (after !== '')
  return all.toReversed()
}

/** The events of each customer in the order in which each arrived for the first time. */
function firstArrivals(receiver: Receiver): Map<string, string[]> {
  const seen = new Set<string>()
  const byCustomer = new Map<string, string[]>()
  for (const { event } of receiver.received) {
    if (seen.has(event.id)) continue
    seen.add(event.id)
    const customerId = String(event.data['customerId'])
    byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), event.id])
  }
  return byCustomer
}

onEveryStore('deliveries of a service that is killed', (makeStorage, dialect) => {
  it('reach the receiver, each at least once and in order per customer', async (t) => {
    await using storage = await makeStorage()
    await using receiver = await startReceiver()
    let server = await startServerProcess(storage, options)
    t.after(() => server.kill())
    await using database = await openDirectly(storage)
    const ids = await makeCustomers(database, rounds * perRound)
    const body = { url: receiver.url }
    const added = await call(server.url, 'POST', webhooks, { token: server.token, body })
    receiver.secrets = [added.json.secret]
    // Of the answers one in five is lost, and one in ten is a refusal.
    let number = 0
    receiver.answer = (response) => {
      number += 1
      if (number % 5 === 0) response.destroy()
      else response.writeHead(number % 10 === 1 ? 500 : 204).end()
    }

    for (let round = 0; round < rounds; round += 1) {
      const { url, token } = server
      const sent = ids.splice(0, perRound).map((id, index) => {
        const path = `/v1/customers/${id}/qualifications`
        const website = index % 2 === 0 ? 'approve.accredit.test' : 'review.accredit.test'
        const request = { qualification: 'Education', website }
        return call(url, 'POST', path, { token, body: request }).catch(() => undefined)
      })
      const before = receiver.received.length
      await Promise.race([
        Promise.all(sent),
        until(
          async () => receiver.received.length,
          (count) => count > before + round,
          'some deliveries',
        ),
      ])
      await server.kill()
      await Promise.all(sent)
      server = await startServerProcess(storage, options)
      // Leases of the dead worker run out, and attempts that failed are due.
      await advance(server, 'PT2M')
    }

    receiver.answer = (response) => response.writeHead(204).end()
    const events = await readAll(server)
    const wanted = Map.groupBy(events, ({ data }) => data.customerId)
    await advance(server, 'PT1H')
    await until(
      async () => new Set(receiver.received.map(({ event }) => event.id)).size,
      (count) => count >= events.length,
      `${events.length} events`,
    )
    const arrived = firstArrivals(receiver)
    for (const [customerId, of] of wanted) {
      assert.deepEqual(
        arrived.get(customerId),
        of.map(({ id }) => id),
        customerId,
      )
    }
    assert.deepEqual(receiver.forged, [])
    assert.ok(
      receiver.received.length > events.length,
      'some came again after a kill or a lost answer',
    )
    t.diagnostic(
      `${dialect}: ${rounds} kills, ${events.length} events, ${receiver.received.length} deliveries`,
    )
  })
})
