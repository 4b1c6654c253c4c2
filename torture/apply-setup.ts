import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runAccredit, type Launch } from './process.ts'
import { setupText } from './world.ts'

/** Milliseconds until every node knows a new partner. */
const partnersNoticed = 2_100

/** Applies the partners to a store, as an operator does; applying again changes nothing. */
export async function applySetup(
  folder: string,
  storeArgs: readonly string[],
  launch: Launch,
  text = setupText(),
): Promise<void> {
  const file = join(folder, 'setup.json')
  writeFileSync(file, text)
  const { code, output } = await runAccredit(
    ['admin', 'apply', file, '--json', ...storeArgs],
    launch,
  )
  if (code !== 0) throw new Error(`the setup was refused with ${code}; see ${launch.logFile}`)
  if (!/^\s*(\[\])?\s*$/.test(output)) await sleep(partnersNoticed)
}
