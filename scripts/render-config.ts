import { configFileOption } from '../packages/service/src/config/config.ts'
import {
  flagOf,
  options,
  variableOf,
  type OptionName,
} from '../packages/service/src/config/options.ts'
import type { Option } from '../packages/service/src/config/read-option.ts'
import { escapeMarkdown, generatedNotice, renderTable } from './markdown.ts'

const introduction = `# Configuration

Every option of \`accredit serve\`. A flag wins over its variable, that over the configuration file, and
that over the default. A variable or a name in the file that no option has is an error, and so is an
option of the other mode: production does not start with a setting that belongs to the sandbox.

Durations are written as in ISO 8601, such as \`PT5S\`, \`PT72H\` or \`P3D\`; switches are \`on\` or \`off\`.

## The configuration file

\`--${configFileOption.flag} <file>\` or \`${configFileOption.variable}\` names it. It is YAML or JSON and gives options by their names:

\`\`\`yaml
mode: production
host: 0.0.0.0
store: postgres://accredit@db.example/accredit
reviewerTenants:
  - 6f0c3a52-0000-4000-8000-000000000001
vettingDelay: PT1M
\`\`\``

const groups = {
  'In both modes': undefined,
  'Sandbox only': 'sandbox',
  'Production only': 'production',
} as const

function formOf(option: Option): string {
  switch (option.kind) {
    case 'text':
      return 'text'
    case 'whole':
      return `${option.from} to ${option.to}`
    case 'switch':
      return 'switch'
    case 'duration':
      return 'duration'
    case 'contact':
      return 'e-mail or http(s) address'
    case 'address':
      return 'http(s) address'
    case 'choice':
      return option.of.map((choice) => `\`${choice}\``).join(', ')
  }
}

function renderOption([name, option]: [OptionName, Option]): string[] {
  return [
    `\`${name}\``,
    `\`--${flagOf(name)}\``,
    `\`${variableOf(name)}\``,
    formOf(option),
    option.default === '' ? '–' : `\`${option.default}\``,
    escapeMarkdown(option.explanation),
  ]
}

/** Renders the reference of all options. */
export function renderConfig(): string {
  const all = Object.entries(options) as [OptionName, Option][]
  const head = ['Name', 'Flag', 'Variable', 'Form', 'Default', 'Meaning']
  const sections = Object.entries(groups).flatMap(([title, only]) => [
    `## ${title}`,
    renderTable(head, all.filter(([, option]) => option.only === only).map(renderOption)),
  ])
  return [generatedNotice, introduction, ...sections, ''].join('\n\n')
}
