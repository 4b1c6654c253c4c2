import { commonRefusals, errors, routes, type ErrorName, type Route } from '@accredit/contract'
import { escapeMarkdown, generatedNotice, renderTable } from './markdown.ts'

type Schema = NonNullable<Route['body']>

const introduction = `# Routes

Every operation of the Partner Center API that is answered here, with the refusals of its own.`

const linkError = (name: ErrorName) => `[${name}](errors.md#${name.toLowerCase()})`

function renderRefusals(names: readonly ErrorName[]): string {
  const byStatus = Object.groupBy(names, (name) => errors[name].status)
  return Object.entries(byStatus)
    .map(([status, group]) => `- **${status}** ${group.map(linkError).join(', ')}`)
    .join('\n')
}

/** What an answer holds, e.g. "a list of `Customer`"; empty when it has no body. */
function describeSchema(schema: Schema | undefined): string {
  if (schema === undefined) return ''
  if ('$id' in schema) return `, \`${String(schema.$id)}\``
  const items = 'items' in schema ? (schema.items as Schema) : undefined
  return items && '$id' in items ? `, a list of \`${String(items.$id)}\`` : ', JSON'
}

function describeQuery([name, schema]: [string, Schema]): string {
  const said = 'description' in schema ? String(schema.description) : ''
  return `Query parameter \`${name}\`: ${escapeMarkdown(said)}`
}

function renderRoute([name, route]: [string, Route]): string {
  const { method, path, summary, appOnly, roles, query = {}, body, success } = route
  const facts = [
    `For ${appOnly ? 'applications alone, and for ' : ''}users with one of the roles ${roles.join(', ')}.`,
    ...Object.entries(query).map(describeQuery),
    ...(body ? [`Body${describeSchema(body)}`] : []),
    `Answer ${success.status}${describeSchema(success.schema)}`,
  ]
  return [
    `## ${name}`,
    `\`${method} ${path}\``,
    summary,
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...(route.refusals.length > 0 ? ['Refusals:', renderRefusals(route.refusals)] : []),
  ].join('\n\n')
}

/** Renders the reference of all operations. */
export function renderRoutes(): string {
  const all = Object.entries<Route>(routes)
  const rows = all.map(([name, { method, path }]) => [
    `[${name}](#${name.toLowerCase()})`,
    method,
    `\`${path}\``,
  ])
  return [
    generatedNotice,
    introduction,
    renderTable(['Operation', 'Method', 'Path'], rows),
    ...all.map(renderRoute),
    '## Refusals of every operation',
    renderRefusals(commonRefusals),
    '',
  ].join('\n\n')
}
