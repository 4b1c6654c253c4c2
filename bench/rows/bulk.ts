import { createReadStream, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createPartner,
  memoryLedger,
  readBulkFile,
  staticTokenCredential,
  type BulkRow,
  type Partner,
} from '@accredit/client'
import { openFileLedger } from '@accredit/client/node'
import { makeCustomer } from '../data/customers.ts'
import { partners } from '../data/people.ts'
import { openScratch } from '../folders.ts'
import { takeTurns } from '../measure/rounds.ts'
import type { Row } from '../row.ts'
import { openGround } from '../service/open-ground.ts'

const perRound = 1_000
/** Requests per minute that the service allows in the rate line; four fifths of them are used. */
const allowed = 500
const used = allowed * 0.8
const rowsOfCheck = 100_000
const atOnce = 8

/** Row 14: bulk requests from a file. */
export const bulk: Row = {
  number: 14,
  title: 'bulk: many customers, each asked for once',
  async measure(bench) {
    const { rounds, scale } = bench
    const lines = Math.round(perRound * scale)
    using scratch = openScratch()
    const cost = await measureCost(lines, rounds, scratch.path)
    bench.tell('row 14: the rate')
    const share = await measureShare(Math.max(60, Math.round(200 * scale)), Math.min(rounds, 2))
    bench.tell('row 14: the check')
    const check = await measureCheck(rounds, scratch.path)
    return [
      {
        what: 'one line of a run, its ledger on the disk',
        unit: 'µs',
        better: 'less',
        baselineIs: 'the bare client, eight calls at once',
        ...cost,
        goal: 1.2,
      },
      {
        what: 'share of the budget that is used under a limit, without a 429',
        unit: '',
        better: 'more',
        baselineIs: 'the budget itself',
        ours: share,
        baseline: share.map(() => 1),
        goal: 0.98,
      },
      {
        what: `check of ${rowsOfCheck} rows of one customer`,
        unit: 'ms',
        better: 'less',
        baselineIs: 'reading the file',
        ...check,
        goal: 5,
      },
    ]
  },
}

/** Applicants of the first partner, from a position in the data set on. */
function* applicantsFrom(start: number): Generator<string> {
  for (let index = start; ; index += 1) {
    const { partnerId, id } = makeCustomer('applicants', index)
    if (partnerId === partners[0]?.id) yield id
  }
}

function take(ids: Iterator<string>, count: number): BulkRow[] {
  return Array.from({ length: count }, () => ({
    customerId: String(ids.next().value),
    qualification: 'Education',
    educationSegment: 'K12',
  }))
}

/** Returns the number of applicants that include the wanted number of the first partner's. */
function needed(wanted: number): number {
  const ids = applicantsFrom(0)
  const last = take(ids, wanted).at(-1)?.customerId
  let index = 0
  while (makeCustomer('applicants', index).id !== last) index += 1
  return index + 1
}

const connect = (baseUrl: string, token = ''): Partner =>
  createPartner({ baseUrl, credential: staticTokenCredential(token) })

async function measureCost(lines: number, rounds: number, folder: string) {
  await using ground = await openGround({
    settled: 100,
    applicants: needed(lines * 2 * (rounds + 1)),
  })
  const partner = connect(ground.service.url, ground.tokens[0])
  const ids = applicantsFrom(0)
  const timePer = async (work: (rows: readonly BulkRow[]) => Promise<unknown>) => {
    const rows = take(ids, lines)
    const started = performance.now()
    await work(rows)
    return ((performance.now() - started) / lines) * 1000
  }
  let ledgers = 0
  return await takeTurns(
    rounds,
    () =>
      timePer(async (rows) => {
        using ledger = openFileLedger(join(folder, `${(ledgers += 1)}.ledger`))
        const { counts } = await partner.bulk(rows, { ledger, concurrency: atOnce })
        if (counts.accepted !== lines) throw new Error(`${counts.accepted} of ${lines} accepted`)
      }),
    () =>
      timePer(async (rows) => {
        const waiting = rows.values()
        const takeOn = async () => {
          for (const { customerId = '' } of waiting) {
            const { qualification } = partner.customers.byId(customerId)
            await qualification.createQualifications({
              qualification: 'Education',
              educationSegment: 'K12',
            })
          }
        }
        await Promise.all(Array.from({ length: atOnce }, takeOn))
      }),
  )
}

async function measureShare(lines: number, rounds: number): Promise<number[]> {
  await using ground = await openGround({
    settled: 100,
    applicants: needed(lines * rounds),
    more: ['--throttle-per-minute', String(allowed)],
  })
  let refused = 0
  const partner = createPartner({
    baseUrl: ground.service.url,
    credential: staticTokenCredential(ground.tokens[0] ?? ''),
    async fetch(url, init) {
      const response = await fetch(url, init)
      if (response.status === 429) refused += 1
      return response
    },
  })
  const ids = applicantsFrom(0)
  const shares: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const rows = take(ids, lines)
    const started = performance.now()
    let requests = 0
    await partner.bulk(rows, {
      ledger: memoryLedger(),
      concurrency: atOnce,
      onProgress: (progress) => (requests = progress.requests),
    })
    const minutes = (performance.now() - started) / 60_000
    shares.push(requests / minutes / used)
    if (refused > 0) throw new Error(`${refused} requests were refused with 429`)
  }
  return shares
}

async function measureCheck(rounds: number, folder: string) {
  await using ground = await openGround({ settled: 100, applicants: needed(1) })
  const partner = connect(ground.service.url, ground.tokens[0])
  const [row] = take(applicantsFrom(0), 1)
  const file = join(folder, 'rows.csv')
  const line = `${row?.customerId},Education,K12\n`
  writeFileSync(file, `customer id,qualification,segment\n${line.repeat(rowsOfCheck)}`)
  const read = () => readBulkFile(createReadStream(file))
  const time = async (work: () => Promise<unknown>) => {
    const started = performance.now()
    await work()
    return performance.now() - started
  }
  return await takeTurns(
    rounds,
    () =>
      time(async () => {
        const { rows } = await read()
        const { counts } = await partner.checkBulk(rows)
        if (counts.duplicate !== rowsOfCheck - 1) throw new Error('a duplicate is missing')
      }),
    () => time(read),
  )
}
