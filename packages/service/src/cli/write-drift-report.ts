import type { Difference } from '../drift/compare.ts'
import type { DriftReport } from '../drift/judge.ts'
import type { Speech, Words } from '../words/words.ts'

/** Display names of the two services. */
export interface ComparedServices {
  readonly ours: string
  readonly theirs: string
}

/** Counts the behaviours by outcome. */
export function countOutcomes({ behaviours }: DriftReport) {
  const count = (wanted: string) => behaviours.filter(({ outcome }) => outcome === wanted).length
  return { agrees: count('agrees'), differs: count('differs'), notSeen: count('not-seen') }
}

/** Writes the whole report as Markdown. */
export function writeDriftReport(
  report: DriftReport,
  services: ComparedServices,
  { words }: Speech,
): string {
  const { drift, labels } = words
  const { behaviours, differences, refusals } = report
  const topics = [...new Set(behaviours.map(({ topic }) => topic))]
  const parts = [
    `# ${drift.title}`,
    drift.compared(services),
    drift.counts(countOutcomes(report)),
    `## ${drift.differences}`,
    differences.length === 0
      ? drift.noDifference
      : table(
          [labels.probes, ...driftColumns.map((name) => labels[name])],
          differences.map((each) => [each.probe, ...cellsOf(each, words)]),
        ),
    `## ${drift.behaviours}`,
    ...topics.flatMap((topic) => [
      `### ${topic}`,
      table(
        [labels.behaviour, labels.outcome, labels.probes],
        behaviours
          .filter((each) => each.topic === topic)
          .map(({ behaviour, outcome, probes }) => [
            behaviour,
            drift.outcomes[outcome],
            probes.join(', '),
          ]),
      ),
    ]),
    `## ${drift.refusals}`,
    table(
      [labels.refusal, labels.outcome],
      refusals.map(({ errorName, outcome }) => [errorName, drift.outcomes[outcome]]),
    ),
  ]
  return `${parts.join('\n\n')}\n`
}

/** Columns of a difference, by their labels. */
export const driftColumns = ['request', 'kind', 'place', 'expected', 'found'] as const

/** Cells of a difference, in the order of the columns. */
export function cellsOf(
  { at, expected, found, kind, request }: Difference,
  { drift }: Words,
): readonly string[] {
  return [request, drift.kinds[kind], at, expected, found]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escape).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Escapes Markdown in texts from the other service. */
function escape(text: string): string {
  return text.replaceAll(/[\\|_*<>`[\]]/g, String.raw`\$&`).replaceAll(/\s+/g, ' ')
}
