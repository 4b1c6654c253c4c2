import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Authority } from './authority.ts'
import { checkStore } from './check-store.ts'
import type { Fleet } from './fleet.ts'
import { openLoad, verifySeal, type Torture } from './kill-and-check.ts'
import { openLedger } from './ledger.ts'

/**
 * Simulates power failures under a deliberately weakened store. Since lost data is gone, each round
 * starts fresh, with one failure at its end.
 */
export async function failWeakened(
  torture: Omit<Torture, 'fleet' | 'ledger'>,
  folder: string,
  start: (round: string, authority: Authority) => Promise<Fleet>,
): Promise<void> {
  const { authority, counts, faults, random, say } = torture
  for (let number = 1; torture.goOn(); number += 1) {
    const round = join(folder, `round-${number}`)
    rmSync(round, { recursive: true, force: true })
    await using fleet = await start(round, authority)
    const [power] = fleet.victims
    const ledger = openLedger(join(round, 'ledger.jsonl'))
    const load = openLoad({ ...torture, fleet, ledger })
    const started = performance.now()
    load.start()
    await sleep(1_000 + random() * 3_000)
    await power?.kill()
    counts.kill('power, under load')
    power?.begin()
    await power?.ready()
    await load.pause()
    counts.add('checked', await checkStore(fleet.place, ledger, faults, { ended: false }))
    await verifySeal({ counts, faults, fleet })
    load.goOn()
    await load.stop()
    counts.add('seconds', (performance.now() - started) / 1000)
    counts.save()
    const { losses, works } = counts.read()
    say(`power failed ${number} times: ${losses.missing} of ${works.acknowledged} are missing`)
  }
}
