import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { killRun } from '../packages/service/test/bulk/kill-run.ts'
import type { Counts } from './counts.ts'
import type { Faults } from './faults.ts'

/** Kills per file; then the next file begins. */
const killsOfRun = 100

/**
 * Kills `accredit bulk run` repeatedly, file by file, and counts what the service received: each
 * row keeps one request id, and is accepted once.
 */
export async function killClientRuns({
  counts,
  faults,
  folder,
  lines,
  goOn,
  random,
  say,
}: {
  readonly counts: Counts
  readonly faults: Faults
  readonly folder: string
  /** Rows of a file. */
  readonly lines: number
  readonly goOn: () => boolean
  readonly random: () => number
  readonly say: (line: string) => void
}): Promise<void> {
  while (goOn()) {
    const place = mkdtempSync(join(folder, 'run-'))
    const started = performance.now()
    const { kills, received, report } = await killRun({
      lines,
      folder: place,
      expectedKills: killsOfRun,
      goOn(killed) {
        if (killed > 0) counts.kill('the command line, while it sends')
        return killed < killsOfRun && goOn()
      },
      random,
    })
    for (const { customerId = '', requestId = '', outcome } of report.lines) {
      const { ids, accepted = 0 } = received.byCustomer.get(customerId) ?? {}
      const fault = (loss: 'missing' | 'doubled', explanation: string) =>
        faults.report({ loss, key: requestId || customerId, explanation })
      if (outcome !== 'accepted') fault('missing', `${customerId} is ${outcome} in the ledger`)
      if (accepted === 0) fault('missing', `${customerId} was never accepted`)
      if (accepted > 1) fault('doubled', `${customerId} was accepted ${accepted} times`)
      if (ids?.size !== 1) fault('doubled', `${customerId} has ${ids?.size ?? 0} request ids`)
    }
    counts.add('seconds', Math.round((performance.now() - started) / 1000))
    counts.add('acknowledged', report.counts.accepted)
    counts.add('retried', received.requests - lines)
    counts.add('checked', lines)
    counts.save()
    say(
      `${kills} kills, ${received.requests} requests for ${lines} rows, ${received.lost} answers cut, ${received.throttled} refused with 429`,
    )
    rmSync(place, { recursive: true })
  }
}
