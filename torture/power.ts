import { join } from 'node:path'
import { mkdirSync } from 'node:fs'
import type { Authority } from './authority.ts'
import { openDisk } from './disk.ts'
import type { Fleet } from './fleet.ts'
import type { Plan } from './plan.ts'
import { startPostgresFleet } from './postgres-fleet.ts'
import { createPowerVictim } from './power-victim.ts'
import { startSqliteFleet } from './sqlite-fleet.ts'

/** Starts a fleet on a simulated disk that loses unsynced data on a power failure. */
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
  // This store never syncs, so even its setup would be lost.
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
    // With the server's setting, a commit would be acknowledged before it is on disk; the service
    // overrides it.
    settings: plan.durability === 'server-off' ? { synchronous_commit: 'off' } : {},
  })
  return { ...fleet, victims: [createPowerVictim(disk, fleet.services, fleet.database)] }
}

/** Makes every process of the service preload what weakens its store, if requested. */
function weaken({ durability, store }: Plan): Record<string, string> {
  if (durability !== 'off') return {}
  return { NODE_OPTIONS: `--import=${import.meta.resolve(`./weaken/${store}.ts`)}` }
}
