import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Authority } from './authority.ts'
import type { Fleet } from './fleet.ts'
import { endLeftovers, runAccredit, type Launch } from './process.ts'
import { createServiceVictim } from './service-victim.ts'
import { applySetup } from './apply-setup.ts'

/** Differences in the launch of the processes. */
export interface Differences extends Pick<Launch, 'environment' | 'through'> {
  /** Folder of process ids and logs, if not the data folder. */
  readonly notes?: string
}

/** Starts one service on an SQLite file, as an operator does. */
export async function startSqliteFleet(
  folder: string,
  authority: Authority,
  random: () => number,
  differences: Differences = {},
): Promise<Fleet> {
  const data = join(folder, 'data')
  mkdirSync(data, { recursive: true })
  const notes = differences.notes ?? folder
  const { environment = {}, through = [] } = differences
  const plain: Launch = {
    environment,
    options: {
      ACCREDIT_MODE: 'production',
      ACCREDIT_AUTHORITY: authority.url,
      ACCREDIT_DATA: data,
      ACCREDIT_PORT: '0',
      ACCREDIT_THROTTLE_PER_MINUTE: '0',
      ACCREDIT_VETTING_DELAY: 'PT0S',
      ACCREDIT_LEASE_DURATION: 'PT2S',
      ACCREDIT_LOG_LEVEL: 'warn',
    },
    pidFile: join(notes, 'pids'),
    logFile: join(notes, 'service.log'),
  }
  await endLeftovers(plain.pidFile)
  const server = createServiceVictim('service', ['serve'], { ...plain, through })
  const storeArgs = ['--data', data]

  // It may also die while it creates its store.
  server.begin()
  await sleep(random() * 1_500)
  await server.kill()
  server.begin()
  await server.ready()
  await applySetup(folder, storeArgs, { ...plain, options: {} })

  return {
    urls: () => [server.url()].filter((url) => url !== undefined),
    place: { file: join(data, 'accredit.sqlite') },
    victims: [server],
    watched: join(data, 'accredit.sqlite-wal'),
    storeArgs,
    async verify() {
      const { code, output } = await runAccredit(['audit', 'verify', '--json', ...storeArgs], {
        ...plain,
        options: {},
      })
      return { intact: code === 0, output }
    },
    [Symbol.asyncDispose]: () => server.kill(),
  }
}
