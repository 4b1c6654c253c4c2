import { setTimeout as sleep } from 'node:timers/promises'
import { send } from './http.ts'
import type { Service } from './start-service.ts'

const look = 250
/** Milliseconds after the last verdict in which the activity log is sealed. */
const calm = 1_500

/**
 * Waits until the worker has nothing to do. Verdicts fall due seconds after their requests; what is
 * measured next, the baseline above all, must not share the machine with them.
 */
export async function settle({ url }: Pick<Service, 'url'>): Promise<void> {
  while ((await countOpen(url)) > 0) await sleep(look)
  await sleep(calm)
}

/** Cases that wait for the worker, or are with it. */
async function countOpen(url: string): Promise<number> {
  const { text } = await send('GET', `${url}/metrics`, {})
  const found = text.matchAll(/^accredit_cases_open\{state="(?:waiting|examining)"\} (\d+)$/gm)
  return [...found].reduce((sum, [, count]) => sum + Number(count), 0)
}
