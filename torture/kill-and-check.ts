import type { Authority } from './authority.ts'
import { checkStore, customerOf } from './check-store.ts'
import type { Counts } from './counts.ts'
import type { EventReceiver } from './events.ts'
import type { Faults } from './faults.ts'
import { createReplicaCount } from './figures.ts'
import type { Fleet, Victim } from './fleet.ts'
import type { Entry, Ledger } from './ledger.ts'
import { createLoad, type Load } from './load.ts'
import { moments } from './moments.ts'
import { openSnapshot } from '../packages/service/src/store/open-snapshot.ts'
import { setTimeout as sleep } from 'node:timers/promises'
import { partners } from './world.ts'

/** Parts of a torture by kills. */
export interface Torture {
  readonly fleet: Fleet
  /** Receives the events; absent where a scenario sends none. */
  readonly events?: EventReceiver
  readonly authority: Authority
  readonly ledger: Ledger
  readonly counts: Counts
  readonly faults: Faults
  readonly random: () => number
  /** Number of concurrent journeys. */
  readonly atOnce: number
  /** Returns false when the torture should end. */
  readonly goOn: () => boolean
  readonly say: (line: string) => void
}

/** Number of recent and of older answers that are asked for again after a kill. */
const repeated = 40
/** Answers are kept for a day. */
const repeatable = 23 * 3_600_000
/** Kills between two verifications of the seals. */
const verifyEvery = 10

/** Creates the load of a torture. */
export function openLoad(torture: Torture): Load {
  const { atOnce, authority, counts, faults, fleet, ledger, random } = torture
  const tokens = partners.map((partner) => authority.tokenOf(partner))
  return createLoad({ ledger, counts, faults, urls: fleet.urls, tokens, atOnce, random })
}

/** Kills, restarts and checks until the end, then checks everything. */
export async function killAndCheck(torture: Torture): Promise<void> {
  const { counts, faults, fleet, ledger, random, say } = torture
  const load = openLoad(torture)
  const victims = [...fleet.victims, ...(torture.events ? [torture.events.victim] : [])]
  const left = [...ledger.entries.values()].filter(({ answer }) => !answer)
  await Promise.all(left.map(load.settle))
  load.start()
  const countReplicaReads = createReplicaCount()
  let checkedAt = Date.now()
  let last = performance.now()

  for (let round = 1; torture.goOn(); round += 1) {
    const victim = pickVictim(victims, random)
    const moment = moments[Math.floor(random() * moments.length)]
    if (moment?.twice) {
      await victim.kill()
      counts.kill(`${victim.name}, under load`)
      victim.begin()
    }
    await moment?.come(fleet, random)
    await victim.kill()
    counts.kill(`${victim.name}, ${moment?.name}`)
    victim.begin()
    await victim.ready()

    await load.pause()
    counts.add('byReplicas', await countReplicaReads(fleet.urls()))
    const since = checkedAt
    checkedAt = Date.now()
    const fresh = [...ledger.entries.values()].filter(
      ({ answer }) => (answer?.at ?? since) >= since,
    )
    const only = new Set(fresh.map(customerOf).filter((id) => id !== undefined))
    counts.add('checked', await checkStore(fleet.place, ledger, faults, { ended: false, only }))
    load.goOn()
    await repeatSome(load, ledger, fresh, random)
    if (round % verifyEvery === 0) await verifySeal(torture)

    counts.add('seconds', (performance.now() - last) / 1000)
    last = performance.now()
    counts.save()
    say(`${victim.name} killed ${moment?.name}: ${summary(torture)}`)
  }
  await load.stop()
  await lookAtEverything(torture, load)
  counts.add('seconds', (performance.now() - last) / 1000)
  counts.save()
}

/** Waits for the last verdicts and compares everything with the ledger. */
export async function lookAtEverything(torture: Torture, load: Load): Promise<void> {
  const { counts, faults, fleet, ledger, random } = torture
  await untilVetted(fleet)
  counts.set('verdicts', await countVerdicts(fleet))
  counts.add('checked', await checkStore(fleet.place, ledger, faults, { ended: true }))
  await repeatSome(load, ledger, [...ledger.entries.values()], random)
  await verifySeal(torture)
  await torture.events?.judge(fleet, { counts, faults })
}

async function countVerdicts({ place }: Fleet): Promise<number> {
  const snapshot = await openSnapshot(place)
  const sql = `select count(*) as found from vetting_case where state in ('shown', 'desk')`
  const rows = await snapshot.connection.query({ sql, writes: false }, [])
  await snapshot.close()
  return Number((rows[0] as { found: unknown }).found)
}

/** Verifies the seal of the activity log. */
export async function verifySeal({
  counts,
  faults,
  fleet,
}: Pick<Torture, 'counts' | 'faults' | 'fleet'>): Promise<void> {
  const { intact, output } = await fleet.verify()
  counts.add('verified')
  if (!intact) faults.report({ loss: 'seal', key: 'log', explanation: output.slice(0, 2_000) })
}

async function repeatSome(
  load: Load,
  ledger: Ledger,
  fresh: readonly Entry[],
  random: () => number,
): Promise<void> {
  const all = [...ledger.entries.values()]
  const pick = (from: readonly Entry[], count: number) =>
    Array.from({ length: count }, () => from[Math.floor(random() * from.length)])
  const picked = [...new Set([...pick(fresh, repeated), ...pick(all, repeated / 4)])]
  const due = picked.filter((entry) => entry !== undefined).filter(isRepeatable)
  await Promise.all(due.map(load.repeat))
}

function isRepeatable({ answer }: Entry): boolean {
  return answer !== undefined && Date.now() - answer.at < repeatable
}

/** Waits until no case is left for the worker; remaining ones are found by the checks. */
async function untilVetted({ place }: Fleet): Promise<void> {
  const sql = `select count(*) as found from vetting_case where state in ('waiting', 'examining')`
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    const snapshot = await openSnapshot(place)
    const rows = await snapshot.connection.query({ sql, writes: false }, [])
    await snapshot.close()
    if (Number((rows[0] as { found: unknown }).found) === 0) return
    await sleep(200)
  }
}

function pickVictim(victims: readonly Victim[], random: () => number): Victim {
  const all = victims.reduce((sum, { weight }) => sum + weight, 0)
  let at = random() * all
  const found = victims.find(({ weight }) => (at -= weight) < 0) ?? victims[0]
  if (!found) throw new Error('there is nothing to kill')
  return found
}

function summary({ counts }: Torture): string {
  const { losses, works } = counts.read()
  const lost = Object.entries(losses).filter(([, count]) => count > 0)
  const told = lost.map(([name, count]) => `${name} ${count}`).join(', ')
  return `${works.kills} kills, ${works.acknowledged} acknowledged, ${told || 'nothing lost'}`
}
