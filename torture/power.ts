import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import type { Authority } from './authority.ts'
import { openDisk } from './disk.ts'
import type { Fleet } from './fleet.ts'
import type { Plan } from './plan.ts'
import { startPostgresFleet } from './postgres-fleet.ts'
import { createPowerVictim } from './power-victim.ts'
import { startSqliteFleet } from './sqlite-fleet.ts'

/** Starts a fleet whose power fails: what was not synced is gone then. */
export function startPowerFleet(plan: Plan, folder: string, authority: Authority): Promise<Fleet> {
  return plan.store === 'sqlite'
    ? startOnSqlite(plan, folder, authority)
    : startOnPostgres(plan, folder, authority)
}

async function startOnSqlite(plan: Plan, notes: string, authority: Authority): Promise<Fleet> {
  const disk = openDisk(notes)
  mkdirSync(join(disk.folder, 'data'), { recursive: true })
  disk.adopt()
  const environment = { ...disk.environment, ...weaken(plan) }
  const fleet = await startSqliteFleet(disk.folder, authority, Math.random, { environment, notes })
  // It never syncs, so that not even its setup would be left.
  if (plan.durability === 'off') disk.settle()
  return { ...fleet, victims: [createPowerVictim(disk, fleet.victims)] }
}

async function startOnPostgres(plan: Plan, notes: string, authority: Authority): Promise<Fleet> {
  const disk = openDisk(notes)
  mkdirSync(join(disk.folder, 'data'), { recursive: true })
  const fleet = await startPostgresFleet(disk.folder, authority, {
    environment: { ...disk.environment, ...weaken(plan) },
    notes,
    onMade: disk.adopt,
    // Left to the server, a commit would be answered before it is on disk; the service insists.
    settings: plan.durability === 'server-off' ? { synchronous_commit: 'off' } : {},
  })
  return { ...fleet, victims: [createPowerVictim(disk, fleet.services, fleet.database)] }
}

/** Has each process of the service load what makes its store weak, where that is asked for. */
function weaken({ durability, store }: Plan): Record<string, string> {
  if (durability !== 'off') return {}
  return { NODE_OPTIONS: `--import=${import.meta.resolve(`./weaken/${store}.ts`)}` }
}
