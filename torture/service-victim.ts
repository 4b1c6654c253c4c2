import type { Victim } from './fleet.ts'
import { startAccredit, type AccreditProcess, type Launch } from './process.ts'

/** One process of Accredit that is killed and restarted. */
export interface ServiceVictim extends Victim {
  /** Address while it serves. */
  url(): string | undefined
}

/** Creates a victim without starting its process. */
export function createServiceVictim(
  name: string,
  args: readonly string[],
  launch: Launch,
  weight = 1,
): ServiceVictim {
  let running: AccreditProcess | undefined
  let url: string | undefined
  return {
    name,
    weight,
    url: () => (running?.isAlive() ? url : undefined),
    async kill() {
      url = undefined
      await running?.kill()
    },
    begin() {
      url = undefined
      running = startAccredit([...args, '--json'], launch)
    },
    async ready() {
      url = (await running?.ready)?.url
    },
  }
}
