import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeDataFolder, openForFilling, storeIn } from './data/data-set.ts'
import { addCustomers } from './data/fill-store.ts'
import { users } from './data/people.ts'
import { kept, root } from './folders.ts'
import { makeReads, makeRequests } from './load/make-calls.ts'
import { startLoad } from './load/start-load.ts'
import { residentBytes } from './measure/start-process.ts'
import { startAuthority } from './service/authority.ts'
import { readAnswers, requestAnswers } from './service/open-ground.ts'
import { startService } from './service/start-service.ts'

const settled = 100_000
/** Requests of one turn, and seconds of reads after them. */
const [asked, seconds] = [2_000, 8]
/** Milliseconds of rest in each turn, so that the worker gets to run. */
const rest = 5_000
const file = join(root, 'bench', 'results', 'soak.md')
const head =
  '| at | hours | memory, MB | store, MB | requests | reads/s |\n| --- | --- | --- | --- | --- | --- |\n'

/**
 * Keeps a service busy for a number of minutes, and reports its memory every few. An interrupted
 * soak continues on the same data; hours count for the process, requests for all runs.
 */
export async function soak(minutes: number, tell: (text: string) => void): Promise<void> {
  const data = join(kept, 'soak', 'data')
  if (!existsSync(data)) await makeDataFolder(data, { settled })
  mkdirSync(join(root, 'bench', 'results'), { recursive: true })
  if (!existsSync(file)) writeFileSync(file, `# Soak\n\n${head}`)
  using authority = await startAuthority()
  const tokens = await Promise.all(users.map((user) => authority.sign(user)))
  const state = join(kept, 'soak', 'applicants.txt')
  let used = existsSync(state) ? Number(readFileSync(state, 'utf8')) : 0
  const wanted = used + Math.ceil((minutes * 60_000) / (seconds * 1000 + rest)) * asked
  tell(`  adds ${wanted - used} customers who will ask`)
  {
    using database = openForFilling(storeIn(data))
    await addCustomers(database, 'applicants', { from: used, to: wanted })
  }
  await using service = await startService({ data, authority })
  await using load = startLoad()
  const { url, pid } = service
  const started = performance.now()
  const common = { url, tokens, connections: 64 }
  const lineEvery = Math.max(1, Math.round(minutes / 60)) * 60_000
  let lineAt = 0
  for (let spent = 0; spent < minutes * 60_000; spent = performance.now() - started) {
    const requests = makeRequests(used, used + asked)
    // Recorded first: asking for a customer twice would be refused.
    writeFileSync(state, String((used += asked)))
    await load.run({ ...common, calls: requests, answers: requestAnswers, how: { kind: 'once' } })
    const how = { kind: 'seconds', seconds } as const
    const calls = makeReads(settled)
    const { perSecond } = await load.run({ ...common, calls, answers: readAnswers, how })
    await sleep(rest)
    if (performance.now() - started < lineAt) continue
    lineAt += lineEvery
    const cells = [
      new Date().toISOString(),
      ((performance.now() - started) / 3_600_000).toFixed(2),
      (residentBytes(pid) / 1e6).toFixed(0),
      (storeBytes(storeIn(data)) / 1e6).toFixed(0),
      String(used),
      perSecond.toFixed(0),
    ]
    appendFileSync(file, `| ${cells.join(' | ')} |\n`)
    tell(`  ${cells.join('  ')}`)
  }
}

function storeBytes(store: string): number {
  using reader = new DatabaseSync(store, { readOnly: true })
  const read = (pragma: string) => Number(reader.prepare(`pragma ${pragma}`).get()?.[pragma])
  return read('page_count') * read('page_size')
}
