import type { Victim } from './fleet.ts'
import { startAccredit, type AccreditProcess, type Launch } from './process.ts'

/** One process of Accredit that is killed and started again. */
export interface ServiceVictim extends Victim {
  /** Address at which it serves; absent while it does not. */
  url(): string | undefined
}

/** Describes a process; it is not started yet. */
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
