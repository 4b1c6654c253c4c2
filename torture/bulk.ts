import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { applySetup } from './apply-setup.ts'
import { lookAtEverything, type Torture } from './kill-and-check.ts'
import type { Entry, Ledger, Write } from './ledger.ts'
import type { Load } from './load.ts'
import type { PostgresFleet } from './postgres-fleet.ts'
import type { Launch } from './process.ts'
import { bulkCustomerId, bulkText, partners } from './world.ts'

/** Customers per `accredit admin apply`. */
const appliedAtOnce = 2_500

/** Adds customers and records one request for each, unless an earlier run did. */
export async function prepareBulk(
  ledger: Ledger,
  fleet: PostgresFleet,
  launch: Launch,
  folder: string,
  requests: number,
): Promise<void> {
  for (let from = ledger.entries.size; from < requests; from += appliedAtOnce) {
    const to = Math.min(from + appliedAtOnce, requests)
    await applySetup(folder, fleet.storeArgs, launch, bulkText(from, to))
    for (let index = from; index < to; index += 1) ledger.send(requestOf(index))
  }
}

function requestOf(index: number): Write {
  const partner = index % 2
  const customerId = bulkCustomerId(index)
  const of = { id: randomUUID(), partner, kind: 'qualification', customerId } as const
  const qualification = (['Education', 'StateOwnedEntity', 'GovernmentCommunityCloud'] as const)[
    index % 3
  ]
  switch (qualification) {
    case 'Education':
      return { ...of, body: { qualification, educationSegment: 'K12' } }
    case 'GovernmentCommunityCloud':
      return {
        ...of,
        body: { qualification, validationCode: partners[partner]?.codes[0]?.code ?? '' },
      }
    default:
      return { ...of, body: { qualification: 'StateOwnedEntity' } }
  }
}

/**
 * Sends all requests concurrently while the nodes take turns dying, then sends each again and checks
 * everything.
 * @returns what it took
 */
export async function sendBulk(
  torture: Torture,
  load: Load,
  nodes: PostgresFleet['nodes'],
): Promise<{ seconds: number; deaths: number }> {
  const { counts, ledger, random, say } = torture
  const open = [...ledger.entries.values()].filter(({ answer }) => !answer)
  const started = performance.now()
  let deaths = 0
  let done = false
  const killing = (async () => {
    for (let turn = 0; !done; turn += 1) {
      await sleep(300 + random() * 900)
      const node = nodes[turn % nodes.length]
      if (done || !node) return
      await node.kill()
      deaths += 1
      counts.kill(`${node.name}, under load`)
      node.begin()
      await node.ready()
      say(`${node.name} killed, ${counts.read().works.acknowledged} acknowledged`)
    }
  })()
  await inParallel(open, torture.atOnce, load.settle)
  const seconds = (performance.now() - started) / 1000
  done = true
  await killing
  counts.add('seconds', seconds)
  await inParallel([...ledger.entries.values()], torture.atOnce, load.repeat)
  await lookAtEverything(torture, load)
  counts.save()
  return { seconds, deaths }
}

async function inParallel(
  entries: readonly Entry[],
  atOnce: number,
  work: (entry: Entry) => Promise<unknown>,
): Promise<void> {
  const waiting = entries.values()
  const takeOn = async () => {
    for (const entry of waiting) await work(entry)
  }
  await Promise.all(Array.from({ length: atOnce }, takeOn))
}
