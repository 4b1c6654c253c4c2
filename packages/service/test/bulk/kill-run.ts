import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readBulkFile, reportBulk, type BulkReport } from '@accredit/client'
import { openFileLedger } from '@accredit/client/node'
import { startSandbox } from '../../src/testing/index.ts'
import { addCustomers } from './add-customers.ts'
import { countInJournal, type Counted } from './count-in-journal.ts'
import { program } from '../support/program-environment.ts'

/** A run that is killed before it sends proves nothing, and one that gets far leaves too little. */
const shortestMs = 50
const longestMs = 500

/** A run of many rows after its deaths: what the service received, and what the ledger says. */
export interface KilledRun {
  readonly kills: number
  readonly received: Counted
  readonly report: BulkReport
}

/**
 * Runs `accredit bulk run` against a sandbox with faults (10 % 429, 3 % of the answers cut after the
 * work), kills it again and again at random moments, and at last lets it end.
 * @param folder empty; the file and its ledger are written there
 * @param goOn asked before each kill
 * @throws Error when a run ends before it is killed, or the last one does not accept all rows
 */
export async function killRun({
  lines,
  folder,
  expectedKills,
  goOn,
  random = Math.random,
}: {
  readonly lines: number
  readonly folder: string
  /** Kills for which there has to be work; the service is as slow as that takes. */
  readonly expectedKills: number
  readonly goOn: (kills: number) => boolean
  readonly random?: () => number
}): Promise<KilledRun> {
  await using sandbox = await startSandbox({ journalEntries: 100_000, vettingDelay: 'PT0S' })
  const ids = await addCustomers(sandbox, lines)
  const file = join(folder, 'schools.csv')
  const rows = ids.map((id) => `${id},Education,K12,approve.accredit.test`)
  const text = `customer id,qualification,segment,website\n${rows.join('\n')}\n`
  writeFileSync(file, text)
  // About as long as all the runs together take to be killed.
  const latency = `PT${((expectedKills * longestMs) / 1000 / lines) * 4}S`
  await sandbox.setFaults([
    { operation: 'createQualification', status: 429, retryAfter: 0, share: 0.1, seed: 7 },
    { operation: 'createQualification', when: 'after', cut: true, share: 0.03, seed: 8 },
    { operation: 'createQualification', latency },
  ])
  const start = () => {
    const child = spawn(process.execPath, [...program, 'bulk', 'run', file, '--json'], {
      env: { PATH: process.env['PATH'], HOME: folder, ACCREDIT_URL: sandbox.url },
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    const told: string[] = []
    child.stderr.setEncoding('utf8').on('data', (piece: string) => told.push(piece))
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    return { child, ended, told: () => told.join('') }
  }
  const newest = async () => (await sandbox.requests({ limit: 1 }))[0]?.at
  let kills = 0
  while (goOn(kills)) {
    const { child, ended, told } = start()
    const before = await newest()
    while ((await newest()) === before && child.exitCode === null) await sleep(10)
    await sleep(shortestMs + random() * (longestMs - shortestMs))
    if (child.exitCode !== null) throw new Error(`ended before kill ${kills + 1}: ${told()}`)
    child.kill('SIGKILL')
    await ended
    kills += 1
  }
  const last = start()
  const code = await last.ended
  if (code !== 0) throw new Error(`the last run ended with ${code}: ${last.told()}`)
  const { rows: read } = await readBulkFile([new TextEncoder().encode(text)])
  using ledger = openFileLedger(join(folder, 'schools.ledger'))
  return {
    kills,
    received: await countInJournal(sandbox),
    report: await reportBulk(read, ledger),
  }
}
