import { setTimeout as sleep } from 'node:timers/promises'
import { send } from './http.ts'
import type { Service } from './start-service.ts'

const look = 250
/** Milliseconds after the last verdict within which the activity log is sealed. */
const calm = 1_500

/**
 * Waits until the worker is idle. Verdicts fall due seconds after their requests and must not run
 * during the next measurement, least of all during the baseline.
 */
export async function settle({ url }: Pick<Service, 'url'>): Promise<void> {
  while ((await countOpen(url)) > 0) await sleep(look)
  await sleep(calm)
}

/** Counts cases that wait for the worker, or are being examined. */
async function countOpen(url: string): Promise<number> {
  const { text } = await send('GET', `${url}/metrics`, {})
  const found = text.matchAll(/^accredit_cases_open\{state="(?:waiting|examining)"\} (\d+)$/gm)
  return [...found].reduce((sum, [, count]) => sum + Number(count), 0)
}
