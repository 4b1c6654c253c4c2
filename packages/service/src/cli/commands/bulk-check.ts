import { existsSync } from 'node:fs'
import type { BulkCheck, BulkCheckLine, CheckFinding } from '@accredit/client'
import { openFileLedger, type FileLedger } from '@accredit/client/node'
import { sayBulkFinding } from '@accredit/contract/bulk-words'
import type { Command } from 'commander'
import { commandOf } from '../bulk/next-command.ts'
import { ledgerBeside, openBulkFile, tellUnknownColumns } from '../bulk/open-bulk-file.ts'
import { showProgress } from '../bulk/show-progress.ts'
import { addTrafficOptions, openSlots, type TrafficOptions } from '../bulk/traffic-options.ts'
import type { CommandRun, Perform } from '../command-run.ts'
import { connect } from '../connect.ts'
import { openNamed } from '../file-failure.ts'
import { tableOf, type Column } from '../format-table.ts'
import type { Speech } from '../../words/words.ts'

const columns: readonly Column<BulkCheckLine>[] = [
  { title: 'row', cell: ({ line }, { formats }) => formats.number(line) },
  { title: 'state', cell: ({ outcome }, { words }) => words.bulk.outcomes[outcome] },
  { title: 'customer', cell: customerOf },
  {
    title: 'requestsLeft',
    cell: ({ requestsLeft }, { formats }) =>
      typeof requestsLeft === 'number' ? formats.number(requestsLeft) : '–',
  },
  {
    title: 'why',
    cell: ({ findings }, speech) => findings.map((one) => say(one, speech)).join(' '),
  },
]

/** Adds `accredit bulk check`: the expected outcome of each row. */
export function addBulkCheck(bulk: Command, perform: Perform): void {
  const check = addTrafficOptions(bulk.command('check'))
  check.action((file: string, options: TrafficOptions) =>
    perform(check, async (run) => {
      const { output, speech } = run
      const opened = await openBulkFile(file)
      tellUnknownColumns(run, opened)
      const { partner } = await connect(run, options)
      using slots = openSlots(run)
      using ledger = openIfThere(options.ledger ?? ledgerBeside(file))
      const display = showProgress(run)
      const checked = await partner
        .checkBulk(opened.rows, {
          ledger,
          signal: run.runtime.stop,
          concurrency: options.concurrency,
          requestsPerMinute: options.rate,
          slots,
          onProgress: display.show,
        })
        .finally(() => display.end())
      const told = checked.lines.filter(isTold).toSorted(byGravity)
      output.value(checked, (style) => {
        const table = told.length === 0 ? '' : `${tableOf(columns, { style, speech })(told)}\n`
        return `${table}${summaryOf(checked, speech)}\n`
      })
      if (!output.json) tellPlan(checked, file, options, run)
      const { duplicate, refused, unknown } = checked.counts
      return duplicate + refused + unknown > 0 ? 'refused' : 'done'
    }),
  )
}

/** A ready row is not listed, unless its request is the customer's last. */
function isTold({ outcome, requestsLeft }: BulkCheckLine): boolean {
  return outcome === 'ready' ? requestsLeft === 1 : outcome !== 'sent'
}

/** Rows that would not be accepted come last, where they are seen. */
function byGravity(one: BulkCheckLine, other: BulkCheckLine): number {
  return Number(isRefused(one)) - Number(isRefused(other))
}

function isRefused({ outcome }: BulkCheckLine): boolean {
  return outcome === 'duplicate' || outcome === 'refused' || outcome === 'unknown'
}

function summaryOf({ counts }: BulkCheck, { words, formats }: Speech): string {
  const { ready, warning, duplicate, refused, unknown, sent } = counts
  const { bulk } = words
  const more = { warning, sent }
  const parts = (['warning', 'sent'] as const)
    .filter((name) => more[name] > 0)
    .map((name) => `; ${formats.number(more[name])} ${bulk.outcomes[name]}`)
  return (
    bulk.checked({ ready: ready + warning, duplicate, refused, unknown }, formats) + parts.join('')
  )
}

function tellPlan(
  { counts, requestsPerMinute }: BulkCheck,
  file: string,
  options: TrafficOptions,
  { output, speech }: CommandRun,
): void {
  const { formats, words } = speech
  const { bulk } = words
  const requests = counts.ready + counts.warning
  if (requests === 0) return
  const { concurrency } = options
  const plan =
    requestsPerMinute === null
      ? bulk.plannedFree({ requests, concurrency }, formats)
      : bulk.planned(
          {
            requests,
            perMinute: Math.round(requestsPerMinute),
            time: formats.duration(Math.ceil((requests / requestsPerMinute) * 60) * 1000),
          },
          formats,
        )
  output.note(`${plan}\n\n${bulk.next({ command: commandOf('run', file, options) })}`)
}

function customerOf({ row, customerId }: BulkCheckLine): string {
  return row.companyName || row.domain || row.customerId || customerId || '–'
}

function say({ text, ...finding }: CheckFinding, speech: Speech): string {
  const { language } = speech
  if (language === 'en' && text !== undefined) return text
  return sayBulkFinding(speech, finding) ?? text ?? finding.rule
}

function openIfThere(file: string): FileLedger | undefined {
  return existsSync(file) ? openNamed(file, openFileLedger) : undefined
}
