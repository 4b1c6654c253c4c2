import { randomInt } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** Duration of retries in milliseconds: long enough for a restart, short enough for callers. */
const patience = 1_000
/** The first pause; each is twice the one before, up to the longest. */
const firstPause = 10
const longestPause = 200
/** Tries in any case: connections can break in the middle of slow work more than once. */
const leastTries = 5

/**
 * Runs something again as long as trying again may help, with pauses: for about a second after it
 * failed first, and a few times in any case. The time of the runs themselves says nothing of the
 * server: on a busy machine the work before a broken connection may have taken longer than that.
 * @param mayHelp looks at what was thrown
 * @param wantedTries tries that it gets however long they take, e.g. one for each of several servers
 */
export async function persist<T>(
  run: () => Promise<T>,
  mayHelp: (error: unknown) => boolean,
  wantedTries = leastTries,
): Promise<T> {
  const least = Math.max(wantedTries, leastTries)
  let failedAt: number | undefined
  let pause = firstPause
  for (let tries = 1; ; tries += 1) {
    try {
      return await run()
    } catch (error) {
      failedAt ??= performance.now()
      const isOver = tries >= least && performance.now() - failedAt > patience
      if (isOver || !mayHelp(error)) throw error
      // Those who failed together do not come back together.
      await sleep(randomInt(Math.floor(pause / 2), Math.ceil(pause * 1.5)))
      pause = Math.min(2 * pause, longestPause)
    }
  }
}
