import { existsSync, writeFileSync } from 'node:fs'
import {
  BulkError,
  PartnerError,
  reportBulk,
  writeBulkResults,
  writeBulkTemplate,
  type BulkReport,
  type BulkReportLine,
} from '@accredit/client'
import { openFileLedger } from '@accredit/client/node'
import { bulkFinding } from '@accredit/contract/bulk-rules'
import { explainBulkRow } from '@accredit/contract/bulk-words'
import { Option, type Command } from 'commander'
import { endingOfReport } from '../bulk/ending-of-report.ts'
import { formatCounts } from '../bulk/format-counts.ts'
import { commandOf, quote } from '../bulk/next-command.ts'
import {
  ledgerBeside,
  openBulkFile,
  tellUnknownColumns,
  type OpenedFile,
} from '../bulk/open-bulk-file.ts'
import { showProgress } from '../bulk/show-progress.ts'
import {
  addTrafficOptions,
  openSlots,
  type LedgerOptions,
  type TrafficOptions,
} from '../bulk/traffic-options.ts'
import type { AddCommand, CommandRun, Perform } from '../command-run.ts'
import { connect } from '../connect.ts'
import { openNamed } from '../file-failure.ts'
import { readVersion } from '../read-version.ts'
import { addBulkCheck } from './bulk-check.ts'

/** `accredit bulk`: requests for many customers from a file. */
export const addBulk: AddCommand = (program, perform) => {
  const bulk = program.command('bulk')
  addTemplate(bulk, perform)
  addBulkCheck(bulk, perform)
  addRun(bulk, perform)
  addStatus(bulk, perform)
  addResults(bulk, perform)
}

function addTemplate(bulk: Command, perform: Perform): void {
  const template = bulk.command('template').option('-o, --output <file>')
  template.action(({ output }: { output?: string }) =>
    perform(template, (run) => {
      write(run, output, { text: writeBulkTemplate(), rows: 0 })
      return Promise.resolve()
    }),
  )
}

function addRun(bulk: Command, perform: Perform): void {
  const run = addTrafficOptions(bulk.command('run').option('--wait'))
  run.action((file: string, options: TrafficOptions & { wait?: boolean }) =>
    perform(run, async (running) => {
      const { output, speech } = running
      const { wait = false } = options
      const ledgerFile = options.ledger ?? ledgerBeside(file)
      const opened = await openBulkFile(file)
      tellUnknownColumns(running, opened)
      const { partner } = await connect(running, options)
      using slots = openSlots(running)
      using ledger = openNamed(ledgerFile, openFileLedger)
      const display = showProgress(running)
      const report = await partner
        .bulk(opened.rows, {
          ledger,
          wait,
          digest: opened.digest,
          tool: `accredit ${readVersion()}`,
          signal: running.runtime.stop,
          concurrency: options.concurrency,
          requestsPerMinute: options.rate,
          slots,
          onProgress: display.show,
        })
        .catch((error: unknown) => {
          display.end()
          const goesOn = running.runtime.stop.aborted || error instanceof PartnerError
          if (goesOn)
            output.note(speech.words.bulk.stopped({ command: commandOf('run', file, options) }))
          throw error
        })
        .finally(() => display.end())
      output.value(jsonOf(report), (style) => formatCounts(report.counts, speech, style))
      if (!output.json) output.note(nextOf(report, file, options, running))
      return endingOfReport(report.counts, wait)
    }),
  )
}

function addStatus(bulk: Command, perform: Perform): void {
  const status = bulk.command('status').argument('<file>').option('--ledger <file>')
  status.action((file: string, options: LedgerOptions) =>
    perform(status, async ({ output, speech }) => {
      const { report } = await readReport(file, options)
      output.value(jsonOf(report), (style) => formatCounts(report.counts, speech, style))
    }),
  )
}

const kinds = ['failed', 'denied', 'pending'] as const
type Kind = (typeof kinds)[number]

function addResults(bulk: Command, perform: Perform): void {
  const results = bulk
    .command('results')
    .argument('<file>')
    .option('--ledger <file>')
    .option('-o, --output <file>')
    .addOption(new Option('--only <kind>').choices(kinds))
  results.action((file: string, options: LedgerOptions & { output?: string; only?: Kind }) =>
    perform(results, async (run) => {
      const { opened, report } = await readReport(file, options)
      const { only } = options
      const lines = only ? report.lines.filter((line) => isOf(only, line)) : report.lines
      if (run.output.json && options.output === undefined) {
        run.output.value(lines, () => '')
        return
      }
      const { separator } = opened
      const explain = (line: BulkReportLine) => explainBulkRow(run.speech, line)
      const text = writeBulkResults(lines, { separator, explain })
      write(run, options.output, { text, rows: lines.length })
    }),
  )
}

function isOf(kind: Kind, { outcome, verdict }: BulkReportLine): boolean {
  if (kind === 'denied') return verdict === 'denied'
  if (kind === 'failed') return outcome === 'refused' || outcome === 'unknown' || verdict === 'gone'
  return outcome === 'pending' || outcome === 'unsettled' || verdict === 'in-review'
}

async function readReport(
  file: string,
  options: LedgerOptions,
): Promise<{ opened: OpenedFile; report: BulkReport }> {
  const name = options.ledger ?? ledgerBeside(file)
  const opened = await openBulkFile(file)
  if (!existsSync(name)) throw new BulkError(bulkFinding('LedgerMissing', { ledger: name }))
  using ledger = openNamed(name, openFileLedger)
  return { opened, report: await reportBulk(opened.rows, ledger) }
}

function write(
  { output, runtime, speech }: CommandRun,
  file: string | undefined,
  { text, rows }: { readonly text: string; readonly rows: number },
): void {
  if (file === undefined) {
    runtime.stdout.write(text)
    return
  }
  openNamed(file, () => writeFileSync(file, text))
  output.note(speech.words.bulk.written({ file, rows }, speech.formats))
}

function jsonOf({ counts, lines }: BulkReport): unknown {
  return { counts, lines }
}

function nextOf(
  { counts }: BulkReport,
  file: string,
  options: TrafficOptions & { wait?: boolean },
  { speech }: CommandRun,
): string {
  const { pending, unsettled, inReview } = counts
  const command =
    pending + unsettled > 0
      ? commandOf('run', file, options)
      : inReview > 0
        ? `${commandOf('run', file, options)}${options.wait ? '' : ' --wait'}`
        : `${commandOf('results', file, { ...(options.ledger && { ledger: options.ledger }) })} -o ${quote(resultsBeside(file))}`
  return `\n${speech.words.bulk.next({ command })}`
}

function resultsBeside(file: string): string {
  return `${ledgerBeside(file).replace(/\.ledger$/, '')}-results.csv`
}
