import { readFileSync, writeFileSync } from 'node:fs'
import { format, type FormatConfig } from 'oxfmt'
import { losses, type Loss } from './counts.ts'
import type { Result } from './results.ts'

const page = new URL('../docs/reliability.md', import.meta.url)
const style = new URL('../.oxfmtrc.json', import.meta.url)
const begin = '<!-- torture: begin -->'
const end = '<!-- torture: end -->'

const lossTitles: Readonly<Record<Loss, string>> = {
  missing: 'missing',
  doubled: 'doubled',
  verdictTwice: 'verdict twice',
  verdictNever: 'verdict never',
  codes: 'codes',
  audit: 'audit',
  replay: 'replay',
  seal: 'seal',
  events: 'events',
  reads: 'reads',
  impossible: 'impossible',
}

/** Writes the results into their section of `docs/reliability.md`. */
export async function publish(results: readonly Result[]): Promise<void> {
  const text = readFileSync(page, 'utf8')
  const from = text.indexOf(begin) + begin.length
  const to = text.indexOf(end)
  if (to < from) throw new Error(`docs/reliability.md has no section ${begin} … ${end}`)
  const whole = `${text.slice(0, from)}\n\n${renderResults(results)}\n\n${text.slice(to)}`
  const config = JSON.parse(readFileSync(style, 'utf8')) as FormatConfig
  const { code } = await format('docs/reliability.md', whole, config)
  writeFileSync(page, code)
}

/** Renders the results as Markdown. */
export function renderResults(results: readonly Result[]): string {
  const done = row(
    '',
    'date',
    'minutes',
    'kills',
    'acknowledged',
    'sent again',
    'compared',
    'checked',
    'verdicts',
    'seals',
    'deliveries',
    'read back',
    'by replicas',
  )
  const lost = row('', ...losses.map((loss) => lossTitles[loss]))
  const counted = results.filter(({ counts }) => counts)
  return [
    '### What was done',
    table(done, counted.map(describeWork)),
    '### What was lost',
    table(lost, counted.map(describeLosses)),
    '### How it was run',
    ...results.map(describeRun),
  ].join('\n\n')
}

function describeWork({ counts, date, title }: Result): string {
  const works = counts?.works
  if (!works) return ''
  const { acknowledged, checked, kills, repeated, retried, seconds, verdicts, verified } = works
  // Results from before these were counted have none.
  const more = (['delivered', 'readBack', 'byReplicas'] as const).map((work) => works[work] ?? 0)
  const figures = [kills, acknowledged, retried, repeated, checked, verdicts, verified, ...more]
  return row(title, date, (seconds / 60).toFixed(1), ...figures.map(grouped))
}

function describeLosses({ counts, title }: Result): string {
  return row(title, ...losses.map((loss) => grouped(counts?.losses[loss] ?? 0)))
}

function describeRun({ command, counts, date, machine, remarks = [], title }: Result): string {
  const moments = Object.entries(counts?.moments ?? {}).toSorted()
  const killed = moments.map(([name, count]) => `${name} ${count}`).join('; ')
  return [
    `**${title}**, ${date}: \`${command}\`. ${machine}.`,
    ...(killed === '' ? [] : [`Killed: ${killed}.`]),
    ...remarks,
  ].join('\n\n')
}

function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function table(head: string, rows: readonly string[]): string {
  const columns = head.split('|').length - 2
  const line = row('---', ...Array.from({ length: columns - 1 }, () => '---:'))
  return [head, line, ...rows].join('\n')
}
