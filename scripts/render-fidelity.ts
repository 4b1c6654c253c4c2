import { errors, errorSources, type ErrorName } from '@accredit/contract'
import { collectBehaviours, type FoundBehaviour } from './collect-behaviours.ts'
import { fidelityTopics } from './fidelity-topics.ts'
import { knownDifferences } from './known-differences.ts'
import { escapeMarkdown, generatedNotice, renderTable } from './markdown.ts'

const introduction = `# Fidelity

How well each Partner Center behaviour of this service is documented. _Documented_ means that
Microsoft says so in writing, _observed_ that an SDK, a sample or a recording shows it, _assumed_ that
no source settles it and the choice is ours. Where status or number of a refusal are ours although the
refusal itself is known, the source says so.`

const sectionOfErrors = `Whether number and situation of a refusal belong together by a source. Answers that rest on an
assumption carry \`"fidelity": "assumed"\` under \`parameters\`. Texts, and all of [errors.md](errors.md)
that is no number, are ours.`

function renderBehaviour({ behaviour, fidelity, source, file }: FoundBehaviour): string[] {
  const [name = ''] = /[^/]+(?=\.ts$)/.exec(file) ?? []
  return [escapeMarkdown(behaviour), fidelity, escapeMarkdown(source), `[${name}](../${file})`]
}

function renderTopics(behaviours: readonly FoundBehaviour[]): string[] {
  const titleOf = ({ file }: FoundBehaviour) =>
    fidelityTopics.find(({ files }) => files.test(file))?.title
  return fidelityTopics.flatMap(({ title }) => {
    const own = behaviours.filter((behaviour) => titleOf(behaviour) === title)
    if (own.length === 0) return []
    const head = ['Behaviour', 'Known', 'Source, or reason', 'Code']
    return [`## ${title}`, renderTable(head, own.map(renderBehaviour))]
  })
}

function renderErrorRows(): string {
  const names = Object.keys(errors) as ErrorName[]
  const rows = names
    .map((name) => ({ name, ...errors[name] }))
    .map((entry) => [
      `[${entry.name}](errors.md#${entry.name.toLowerCase()})`,
      String(entry.status),
      'body' in entry ? '–' : String(entry.code),
      entry.fidelity,
      escapeMarkdown(errorSources[entry.name]),
    ])
  return renderTable(['Refusal', 'Status', 'Code', 'Known', 'Source, or reason'], rows)
}

function countByFidelity(behaviours: readonly FoundBehaviour[]): string {
  const count = (fidelity: string) =>
    behaviours.filter((behaviour) => behaviour.fidelity === fidelity).length
  return `Of ${behaviours.length} behaviours ${count('documented')} are documented, ${count('observed')} observed and ${count('assumed')} assumed.`
}

/** Renders how well each behaviour is documented, and the known differences. */
export async function renderFidelity(): Promise<string> {
  const behaviours = await collectBehaviours()
  const differences = knownDifferences.map(
    ({ difference, because }) => `- ${difference} _${because}_`,
  )
  return [
    generatedNotice,
    introduction,
    countByFidelity(behaviours),
    '## Known differences',
    differences.join('\n'),
    ...renderTopics(behaviours),
    '## Refusals',
    sectionOfErrors,
    renderErrorRows(),
    '',
  ].join('\n\n')
}
