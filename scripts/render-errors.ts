import { STATUS_CODES } from 'node:http'
import { errors, errorSources, type ErrorName } from '@accredit/contract'
import { escapeMarkdown, generatedNotice } from './markdown.ts'

const introduction = `# Errors

Every refusal of the API, by its \`errorName\`. The name is stable, and its code is never reused for
another meaning; the text is for people and may change. Each \`{value}\` in a text is filled in and
stands under \`parameters\` as well.

*Documented* means that Partner Center says so in writing, *observed* that an SDK or a recording shows
it, *assumed* that code and situation are paired by our own decision. An answer that rests on an
assumption says so: \`"fidelity": "assumed"\` under \`parameters\`. Where a rule was broken, \`parameters.rules\` names it for a
program: JSON text, an array of \`{ field?, value?, rule, values }\` (\`packages/contract/src/rules.ts\`).`

const bodies = {
  none: 'The answer has no body.',
  gateway: 'The body has `statusCode` and `message` alone.',
} as const

function renderError(name: ErrorName): string {
  const entry = errors[name]
  const facts = [
    `${'body' in entry ? 'No code' : `Code ${entry.code}`}, ${entry.fidelity}.`,
    entry.retryable
      ? 'Sending the same request again later can help.'
      : 'Sending the same request again does not help.',
    ...('body' in entry ? [bodies[entry.body]] : []),
    `Source: ${escapeMarkdown(errorSources[name])}`,
  ]
  return `### ${name}\n\n> ${escapeMarkdown(entry.text)}\n\n${facts.join(' ')}`
}

/** Renders the reference of all refusals, by status. */
export function renderErrors(): string {
  const names = Object.keys(errors) as ErrorName[]
  const byStatus = Object.groupBy(names, (name) => errors[name].status)
  const sections = Object.entries(byStatus).flatMap(([status, group]) => [
    `## ${status} ${STATUS_CODES[status] ?? ''}`,
    ...group.map(renderError),
  ])
  return [generatedNotice, introduction, ...sections, ''].join('\n\n')
}
