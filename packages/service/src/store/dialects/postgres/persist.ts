import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** Duration of retries in milliseconds: long enough for a restart, short enough for callers. */
const patience = 1_000
/** The first pause; each is twice the one before, up to the longest. */
const firstPause = 10
const longestPause = 200

/**
 * Runs something again as long as trying again may help, with pauses, for about a second.
 * @param mayHelp looks at what was thrown
 * @param leastTries tries that it gets however long they take, e.g. one for each of several servers
 */
export async function persist<T>(
  run: () => Promise<T>,
  mayHelp: (error: unknown) => boolean,
  leastTries = 1,
): Promise<T> {
  const started = performance.now()
  let pause = firstPause
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      const isOver = tries >= leastTries && performance.now() - started > patience
      if (isOver || !mayHelp(error)) throw error
      // Those who failed together do not come back together.
      await sleep(randomInt(Math.floor(pause / 2), Math.ceil(pause * 1.5)))
      pause = Math.min(2 * pause, longestPause)
    }
  }
}
