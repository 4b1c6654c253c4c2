import {
  allRoutes,
  commonRefusals,
  errors,
  reviewerAppRole,
  type ErrorName,
  type Route,
} from '@accredit/contract'
import { escapeProse, generatedNotice, renderTable } from './markdown.ts'

type Schema = NonNullable<Route['body']>

const introduction = `# Routes

Every operation that is answered here, with the refusals of its own. A running service shows the same
with tables and examples at \`/docs\`, and as OpenAPI 3.1 at \`/openapi.json\`.`

/** Sections of the API by path prefix. */
const parts = [
  { title: 'Partner Center', begins: ['/v1/', '/auditactivity/', '/webhooks/'] },
  { title: 'The reviewer’s desk', begins: ['/vetting/'] },
  { title: 'The dashboard’s reads', begins: ['/accredit/'] },
] as const

function partOf({ path }: Route): string {
  const part = parts.find(({ begins }) => begins.some((begin) => path.startsWith(begin)))
  if (!part) throw new Error(`${path} belongs to no part of docs/routes.md`)
  return part.title
}

const linkError = (name: ErrorName) => `[${name}](errors.md#${name.toLowerCase()})`

function renderRefusals(names: readonly ErrorName[]): string {
  const byStatus = Object.groupBy(names, (name) => errors[name].status)
  return Object.entries(byStatus)
    .map(([status, group]) => `- **${status}** ${group.map(linkError).join(', ')}`)
    .join('\n')
}

/** Describes a response body, e.g. "a list of `Customer`"; empty when it has none. */
function describeSchema(schema: Schema | undefined): string {
  if (schema === undefined) return ''
  if ('$id' in schema) return `, \`${String(schema.$id)}\``
  const items = 'items' in schema ? (schema.items as Schema) : undefined
  return items && '$id' in items ? `, a list of \`${String(items.$id)}\`` : ', JSON'
}

function describeQuery([name, schema]: [string, Schema]): string {
  const said = 'description' in schema ? String(schema.description) : ''
  return `Query parameter \`${name}\`: ${escapeProse(said)}`
}

function describeCallers({ admits, appOnly, roles }: Route): string {
  if (admits === 'reviewer') return `For users with the app role \`${reviewerAppRole}\`.`
  const alone = appOnly ? 'applications alone, and for ' : ''
  const also = admits === 'anyone' ? ', and for reviewers' : ''
  const some = roles.length === 0 ? '' : ` with one of the roles ${roles.join(', ')}`
  return `For ${alone}users${some}${also}.`
}

function describeHeader([name, meaning]: [string, string]): string {
  return `Header \`${name}\`: ${escapeProse(meaning)}`
}

function renderRoute([name, route]: [string, Route]): string {
  const { method, path, summary, query = {}, requestHeaders = {}, body, success } = route
  const { mediaType } = success
  const facts = [
    describeCallers(route),
    ...Object.entries(query).map(describeQuery),
    ...Object.entries(requestHeaders).map(describeHeader),
    ...(body ? [`Body${describeSchema(body)}`] : []),
    `Answer ${success.status}${describeSchema(success.schema)}${mediaType ? `, \`${mediaType}\`` : ''}`,
  ]
  return [
    `### ${name}`,
    `\`${method} ${path}\``,
    summary,
    facts.map((fact) => `- ${fact}`).join('\n'),
    ...(route.refusals.length > 0 ? ['Refusals:', renderRefusals(route.refusals)] : []),
  ].join('\n\n')
}

/** Renders the reference of all operations. */
export function renderRoutes(): string {
  const all = Object.entries<Route>(allRoutes)
  const rows = all.map(([name, { method, path }]) => [
    `[${name}](#${name.toLowerCase()})`,
    method,
    `\`${path}\``,
  ])
  return [
    generatedNotice,
    introduction,
    renderTable(['Operation', 'Method', 'Path'], rows),
    ...parts.flatMap(({ title }) => [
      `## ${title}`,
      ...all.filter(([, route]) => partOf(route) === title).map(renderRoute),
    ]),
    '## Refusals of every operation',
    renderRefusals(commonRefusals),
    '',
  ].join('\n\n')
}
