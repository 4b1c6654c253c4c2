import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { startAuthority, type Authority } from './authority.ts'
import { prepareBulk, sendBulk } from './bulk.ts'
import { killClientRuns } from './client-runs.ts'
import { openCounts } from './counts.ts'
import { startEventReceiver } from './events.ts'
import { openFaults } from './faults.ts'
import type { Fleet } from './fleet.ts'
import { killAndCheck, openLoad, type Torture } from './kill-and-check.ts'
import { openLedger } from './ledger.ts'
import { describeMachine } from './machine.ts'
import type { Plan } from './plan.ts'
import { startFleetOnPair, startPostgresFleet } from './postgres-fleet.ts'
import { startPowerFleet } from './power.ts'
import type { PostgresServer } from './postgres-server.ts'
import { publish } from './publish.ts'
import { keepResult, type Result } from './results.ts'
import { listProcessesIn } from './power-victim.ts'
import { listNoted } from './process.ts'
import { startSqliteFleet } from './sqlite-fleet.ts'
import { countSyncs, describeSyncs } from './syncs.ts'
import { failWeakened } from './weakened.ts'

/** Outcome of a scenario. */
type Shown = Pick<Result, 'title' | 'counts' | 'remarks'>

type Say = (line: string) => void

/**
 * Runs or continues a plan.
 * @returns whether anything was lost
 */
export async function runPlan(plan: Plan, say: Say): Promise<boolean> {
  const { durability, scenario, store } = plan
  const name = [store, scenario, durability].join('-').replace(/-default$/, '')
  const folder = resolve(plan.state, name)
  mkdirSync(folder, { recursive: true })
  const shown = await run[scenario](plan, folder, say)
  if (plan.publish) {
    const date = new Date().toISOString().slice(0, 10)
    const command = `npm run torture -- ${plan.given.join(' ')}`.replace(/ --state \S+/, '')
    const result = { ...shown, name, date, command, machine: describeMachine(plan.store) }
    await publish(keepResult(result))
  }
  return Object.values(shown.counts?.losses ?? {}).some((count) => count > 0)
}

async function runKills(plan: Plan, folder: string, say: Say): Promise<Shown> {
  await using authority = await startAuthority()
  await using events = await startEventReceiver(folder)
  const { environment } = events
  await using fleet =
    plan.store === 'sqlite'
      ? await startSqliteFleet(folder, authority, Math.random, { environment })
      : await startFleetOnPair(folder, authority, { environment })
  await events.addEndpoints(fleet, authority)
  const torture = openTorture(plan, folder, authority, fleet, say)
  await killAndCheck({ ...torture, events })
  const title =
    plan.store === 'sqlite' ? 'SQLite, killed' : 'PostgreSQL, two nodes and workers, killed'
  return { title, counts: torture.counts.read() }
}

async function runPower(plan: Plan, folder: string, say: Say): Promise<Shown> {
  const title = powerTitles[plan.store][plan.durability]
  await using authority = await startAuthority()
  if (plan.durability === 'off') {
    const common = { ...openCommon(plan, folder, say), authority }
    await failWeakened(common, folder, (round) => startPowerFleet(plan, round, authority))
    return { title, counts: common.counts.read() }
  }
  await using fleet = await startPowerFleet(plan, folder, authority)
  const torture = openTorture(plan, folder, authority, fleet, say)
  await killAndCheck(torture)
  return { title, counts: torture.counts.read() }
}

const powerTitles = {
  sqlite: {
    default: 'SQLite, power fails',
    off: 'SQLite, power fails, synchronous=off',
    'server-off': 'SQLite, power fails',
  },
  postgres: {
    default: 'PostgreSQL, power fails',
    off: 'PostgreSQL, power fails, synchronous_commit=off by force',
    'server-off': 'PostgreSQL, power fails, synchronous_commit=off in its configuration',
  },
} as const

async function runBulk(plan: Plan, folder: string, say: Say): Promise<Shown> {
  await using authority = await startAuthority()
  await using fleet = await startPostgresFleet(folder, authority)
  const torture = openTorture(plan, folder, authority, fleet, say)
  await prepareBulk(torture.ledger, fleet, fleet.launch, folder, plan.requests)
  const { deaths, seconds } = await sendBulk(torture, openLoad(torture), fleet.nodes)
  const remark = `${plan.requests} requests were answered in ${seconds.toFixed(1)} s, ${plan.atOnce} at a time, while two nodes died ${deaths} times; then each was sent again.`
  const title = 'PostgreSQL, bulk while two nodes take turns dying'
  return { title, counts: torture.counts.read(), remarks: [remark] }
}

async function runClient(plan: Plan, folder: string, say: Say): Promise<Shown> {
  const common = { ...openCommon(plan, folder, say), folder, lines: plan.requests }
  await killClientRuns(common)
  const title = 'accredit bulk run, killed while it sends'
  return { title, counts: common.counts.read() }
}

async function runSyncs(plan: Plan, folder: string, say: Say): Promise<Shown> {
  await using authority = await startAuthority()
  const remarks: string[] = []
  let title = 'SQLite, syncs counted'
  for (const atOnce of [1, plan.atOnce]) {
    const place = join(folder, String(atOnce))
    mkdirSync(place, { recursive: true })
    await using fleet: Fleet & { readonly server?: PostgresServer } =
      plan.store === 'sqlite'
        ? await startSqliteFleet(place, authority, Math.random)
        : await startPostgresFleet(place, authority)
    const torture = openTorture({ ...plan, atOnce }, place, authority, fleet, say)
    const { server } = fleet
    if (server) title = 'PostgreSQL, syncs counted'
    const counted = await countSyncs(torture, {
      folder: place,
      pids: () => (server ? listProcessesIn(server.data) : listNoted(join(place, 'pids'))),
      isLog: (path) => path.includes(server ? '/pg_wal/' : 'accredit.sqlite-wal'),
      milliseconds: 10_000,
    })
    const remark = describeSyncs(counted, plan.store)
    say(remark)
    remarks.push(remark)
  }
  return { title, remarks }
}

const run = { kills: runKills, bulk: runBulk, client: runClient, power: runPower, syncs: runSyncs }

/** Opens the state of an earlier run in the folder, or creates it. */
function openTorture(
  plan: Plan,
  folder: string,
  authority: Authority,
  fleet: Fleet,
  say: Say,
): Torture {
  const ledger = openLedger(join(folder, 'ledger.jsonl'))
  return { ...openCommon(plan, folder, say), authority, fleet, ledger }
}

function openCommon(
  plan: Plan,
  folder: string,
  say: Say,
): Omit<Torture, 'authority' | 'fleet' | 'ledger'> {
  const counts = openCounts(join(folder, 'counts.json'))
  const end = Date.now() + plan.minutes * 60_000
  const before = counts.read().works.kills
  return {
    counts,
    faults: openFaults(join(folder, 'faults.jsonl'), counts),
    random: Math.random,
    atOnce: plan.atOnce,
    goOn: () => Date.now() < end && counts.read().works.kills - before < plan.kills,
    say,
  }
}
