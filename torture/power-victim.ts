import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Disk } from './disk.ts'
import type { Victim } from './fleet.ts'

/**
 * Everything at once, including all unsynced data.
 * @param services killed first, so that everything acknowledged was acknowledged by a live database
 * @param database absent when the data is the service's own file
 */
export function createPowerVictim(
  disk: Disk,
  services: readonly Victim[],
  database?: Victim,
): Victim {
  let starting: Promise<void> = Promise.resolve()
  return {
    name: 'power',
    weight: 1,
    async kill() {
      await Promise.all(services.map((service) => service.kill()))
      await database?.kill()
      await starting.catch(() => undefined)
      await Promise.all(services.map((service) => service.kill()))
      await endAllIn(disk.folder)
      disk.fail()
    },
    begin() {
      starting = startAll(services, database)
      starting.catch(() => undefined)
    },
    ready: () => starting,
  }
}

async function startAll(services: readonly Victim[], database?: Victim): Promise<void> {
  database?.begin()
  await database?.ready()
  for (const service of services) service.begin()
  await Promise.all(services.map((service) => service.ready()))
}

/** PostgreSQL's processes survive their first one for a moment; all of them work in its folder. */
async function endAllIn(folder: string): Promise<void> {
  for (;;) {
    const left = listProcessesIn(folder)
    if (left.length === 0) return
    for (const pid of left) endQuietly(pid)
    await sleep(20)
  }
}

/** Lists the processes whose working directory is in a folder. */
export function listProcessesIn(folder: string): readonly number[] {
  const found = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && worksIn(name, folder))
  return found.map(Number)
}

function worksIn(pid: string, folder: string): boolean {
  try {
    return `${readlinkSync(`/proc/${pid}/cwd`)}/`.startsWith(`${folder}/`)
  } catch {
    return false
  }
}

function endQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // The process has ended meanwhile.
  }
}
