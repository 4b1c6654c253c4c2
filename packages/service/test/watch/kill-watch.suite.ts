import assert from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestContext } from 'node:test'
import { startSandbox } from '../../src/testing/index.ts'
import { addCustomers } from '../bulk/add-customers.ts'
import { startCli } from '../cli/run-cli.ts'
import { startReceiver } from '../events/receiver.ts'
import { temporaryFolder } from '../operation/temporary-folder.ts'
import { contosoApp, contosoTenant, sandboxSecret, until } from '../support/service.ts'

/**
 * Lets verdicts fall at a service that plays Partner Center while a watch is killed again and again, and
 * counts what its receiver got: each event at least once, under one id, in the order of its customer.
 */
export async function killWatch(
  t: TestContext,
  { customers, kills, lost = 0, random = Math.random }: WatchKills,
): Promise<void> {
  await using sandbox = await startSandbox({ vettingDelay: 'PT0S', journalEntries: 100 })
  await using receiver = await startReceiver()
  const ids = await addCustomers(sandbox, customers)
  await sandbox.setFaults([
    { operation: 'getLimits', status: 404, code: 1000 },
    { operation: 'getQualifications', status: 503, share: 0.02, seed: 3 },
  ])
  // Now and then a receiver falls over after it has got an event.
  receiver.answer = (response) =>
    random() < lost ? response.destroy() : response.writeHead(204).end()
  const folder = temporaryFolder(t)
  const start = () =>
    startCli(t, ['watch', '--every', '1s', '--rate', '100000', '--forward-to', receiver.url], {
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      ACCREDIT_URL: sandbox.url,
      ACCREDIT_TENANT: contosoTenant,
      ACCREDIT_CLIENT_ID: contosoApp,
      ACCREDIT_CLIENT_SECRET: sandboxSecret,
    })
  let watch = start()
  await watch.written(/^Signing secret/m)
  const partner = sandbox.partner()
  const each = Math.ceil(customers / (kills + 1))
  for (let asked = 0; asked < customers; asked += each) {
    const some = ids.slice(asked, asked + each)
    const asking = some.map((id, index) =>
      partner.customers.byId(id).qualification.createQualifications({
        qualification: 'Education',
        website: `${index % 2 === 0 ? 'approve' : 'deny-not-an-academic-domain'}.accredit.test`,
      }),
    )
    await Promise.all(asking)
    if (asked + each >= customers) break
    const known = receiver.received.length
    // A watch that is killed before it works proves nothing.
    await until(
      async () => receiver.received.length,
      (count) => count > known,
      'an event before the kill',
    )
    await sleep(random() * 400)
    watch.child.kill('SIGKILL')
    await watch.ended
    watch = start()
  }
  const seen = () => new Set(receiver.received.map(({ event }) => event.id))
  const deadline = Date.now() + 60_000 + customers * 100
  while (seen().size < 2 * customers && Date.now() < deadline) await sleep(100)
  watch.child.kill('SIGTERM')
  await watch.ended
  const told = new Map<string, Map<string, string>>()
  for (const { event } of receiver.received) {
    const id = String(event.data['customerId'])
    const events = told.get(id) ?? new Map<string, string>()
    told.set(id, events.set(event.id, event.type.replace('qualification.', '')))
  }
  assert.equal(told.size, customers)
  for (const [index, id] of ids.entries()) {
    const verdict = (index % each) % 2 === 0 ? 'approved' : 'denied'
    assert.deepEqual([...(told.get(id)?.values() ?? [])], ['requested', verdict], id)
  }
  t.diagnostic(
    `${kills} kills, ${customers} customers, ${receiver.received.length} deliveries of ${seen().size} events`,
  )
}

/** Extent of the test. */
export interface WatchKills {
  readonly customers: number
  readonly kills: number
  /** Part of the answers that are lost; each costs five seconds. */
  readonly lost?: number
  readonly random?: () => number
}
