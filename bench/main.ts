// npm run bench [-- --short] [-- --scale] [-- --row <number>] [-- --customers <number>] [-- --prism <file>] [-- --soak <minutes>]
import { mkdirSync } from 'node:fs'
import { runAlone } from './alone.ts'
import type { Bench } from './bench.ts'
import { kept } from './folders.ts'
import { compare } from './report/compare.ts'
import { judge, type Judged } from './report/judge.ts'
import { writeFormatted } from './report/write-formatted.ts'
import { printTable } from './report/print-table.ts'
import { keepResults, readResults } from './report/results.ts'
import { writeDocument } from './report/write-document.ts'
import { endUsage, readNumber, readOptions } from '../scripts/read-options.mjs'
import { measureScale } from './scale/measure.ts'
import { renderScale, scalePath } from './scale/render-scale.ts'
import { rows } from './rows/index.ts'
import { install } from './service/install.ts'
import { soak } from './soak.ts'

const values = readOptions({
  // A quick run, compared with the stored figures but not stored itself.
  short: { type: 'boolean', default: false },
  row: { type: 'string', multiple: true, default: [] },
  // Size of the large store in rows 6 and 7; results of another size are not stored.
  customers: { type: 'string' },
  // Microsoft's own CustomerService.json, for row 2.
  prism: { type: 'string' },
  // Folder for profiles of the service; results are not stored.
  profile: { type: 'string' },
  soak: { type: 'string' },
  // Measures row sizes and claims, and simulates a large store from them.
  scale: { type: 'boolean', default: false },
})

const usualCustomers = 1_000_000
const customers =
  values.customers === undefined
    ? usualCustomers
    : readNumber('customers', values.customers, { least: 10_000 })
const minutes =
  values.soak === undefined ? undefined : readNumber('soak', values.soak, { least: 1 })
const unknownRow = values.row.find((number) => rows.every((row) => String(row.number) !== number))
if (unknownRow !== undefined) {
  endUsage(
    `--row is "${unknownRow}", but it must be one of ${rows.map(({ number }) => number).join(', ')}.`,
  )
}

const bench: Bench = {
  ...(values.short ? { rounds: 2, seconds: 2, scale: 0.125 } : { rounds: 5, seconds: 8, scale: 1 }),
  customers,
  prism: values.prism,
  node: values.profile ? ['--cpu-prof', `--cpu-prof-dir=${values.profile}`] : [],
  tell: (text) => process.stderr.write(`${text}\n`),
}

// Exit handlers then also stop child processes and delete folders on a signal.
process.setMaxListeners(0)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))

mkdirSync(kept, { recursive: true })
runAlone()
await install()
if (customers !== usualCustomers) bench.tell(`Rows that say 10⁶ customers use ${customers}.`)
if (values.scale) await measureAndSimulate()
else if (minutes === undefined) await measureRows()
else await soak(minutes, bench.tell)

async function measureAndSimulate(): Promise<void> {
  await measureScale(bench)
  await writeFormatted(scalePath, renderScale())
}

async function measureRows(): Promise<void> {
  const judged: Judged[] = []
  for (const row of rows) {
    if (values.row.length > 0 && !values.row.includes(String(row.number))) continue
    bench.tell(`Row ${row.number}: ${row.title}`)
    const lines = await row.measure(bench)
    judged.push(...lines.map((line) => judge(row, line)))
  }
  process.stdout.write(`${printTable(judged)}\n`)
  const before = readResults()
  if (before) {
    const compared = compare(judged, before.lines)
    process.stdout.write(`\nAgainst ${before.at.slice(0, 10)}:\n${compared}\n`)
  }
  if (values.short || values.profile !== undefined || customers !== usualCustomers) return
  await writeDocument(await keepResults(judged, new Date()))
}
