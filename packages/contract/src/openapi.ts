import type { TSchema } from 'typebox'
import { allRoutes } from './all-routes.ts'
import type { Route } from './route.ts'
import { commonRefusals } from './routes.ts'
import { reviewerAppRole } from './access.ts'
import { ErrorBody, GatewayErrorBody } from './error-body.ts'
import { errors, type ErrorName } from './errors.ts'
import { inPath, pathMeanings } from './examples.ts'
import { headers, isGuid } from './headers.ts'
import { exampleAnswer, exampleRequest, type Components, type JsonSchema } from './make-example.ts'

type Json = Record<string, unknown>

const introduction = `Partner Center’s customer qualifications, answered by Accredit.

Each call carries \`Authorization: Bearer\` and an access token: of an application alone (App-only), or of
a user through an application (App+User). Each operation says which it takes, and which role a user needs.

Paths, the names of query parameters and the names of members in a body are matched without case. Times are
UTC, ISO 8601 with milliseconds.

\`MS-RequestId\`, a GUID, makes a repeated write run once: its first answer is sent again for 24 hours.
\`MS-CorrelationId\` comes back and stands in the log and in the audit record. Both are made up when they
are missing.

A refusal has a stable \`errorName\`, Partner Center’s number as \`code\`, and a text for people. Its values
stand under \`parameters\`, with \`fidelity: assumed\` where no source pairs number and situation.`

/** The parts of the API, by where their paths begin; the first one that fits counts. */
const parts = [
  { name: 'The reviewer’s desk', begins: '/vetting/' },
  { name: 'The dashboard’s reads', begins: '/accredit/' },
  { name: 'Partner Center', begins: '/' },
] as const

/**
 * Derives the OpenAPI 3.1 description from the routes.
 * @param serverUrl the address under which the service answers, e.g. `http://127.0.0.1:8787`
 */
export function openApiDocument(serverUrl: string, table: Record<string, Route> = allRoutes): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  for (const [name, route] of Object.entries(table)) {
    const path = (paths[route.path] ??= {})
    path[route.method.toLowerCase()] = describeOperation(name, route, schemas)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Accredit',
      version: '1',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    security: [{ bearer: [] }],
    tags: parts.toReversed().map(({ name }) => ({ name })),
    paths,
    components: {
      schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  }
}

function describeOperation(name: string, route: Route, schemas: Json): Json {
  return {
    operationId: name,
    tags: [parts.find(({ begins }) => route.path.startsWith(begins))?.name],
    summary: route.summary,
    description: describeAccess(route),
    parameters: [
      ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
        name: parameter,
        in: 'path',
        required: true,
        description: pathMeanings[parameter ?? ''],
        example: inPath[parameter ?? ''],
        schema: isGuid(inPath[parameter ?? '']) ? guid : { type: 'string' },
      })),
      ...Object.entries(route.query ?? {}).map(([parameter, schema]) => ({
        name: parameter,
        in: 'query',
        required: false,
        schema: reference(schema, schemas),
      })),
      ...[headers.requestId, headers.correlationId].map((header) => ({
        name: header,
        in: 'header',
        required: false,
        schema: guid,
      })),
      ...Object.entries(route.requestHeaders ?? {}).map(([header, description]) => ({
        name: header,
        in: 'header',
        required: false,
        description,
        schema: { type: 'string' },
      })),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        content: describeJson(route.body, schemas, (schema, all) =>
          exampleRequest(name, schema, all),
        ),
      },
    }),
    responses: describeResponses(name, route, schemas),
  }
}

function describeAccess({ admits, appOnly, roles }: Route): string {
  if (admits === 'anyone') return 'Sign-in: App-only or App+User; partners and reviewers.'
  if (admits === 'reviewer')
    return `Sign-in: App+User only. App role: ${reviewerAppRole}, in a token of a reviewers’ tenant for the audience of this service.`
  return `Sign-in: ${appOnly ? 'App-only or App+User' : 'App+User only'}. Roles: ${roles.join(', ')}.`
}

function describeResponses(operationId: string, route: Route, schemas: Json): Json {
  const { status, headers: sent, schema, mediaType } = route.success
  const responses: Json = {
    [status]: {
      description: 'Done.',
      headers: { ...ids, ...describeHeaders(sent ?? {}) },
      ...(schema && {
        content: describeJson(schema, schemas, (form, all) =>
          exampleAnswer(operationId, form, all),
        ),
      }),
      ...(mediaType && { content: { [mediaType]: {} } }),
    },
  }
  const byStatus = Map.groupBy<number, ErrorName>(
    [...commonRefusals, ...route.refusals],
    (name) => errors[name].status,
  )
  for (const [code, names] of [...byStatus].toSorted(([a], [b]) => a - b)) {
    responses[code] = {
      description: names.map(describeRefusal).join('\n'),
      headers: {
        ...ids,
        ...((code === 429 || code === 503) && describeHeaders(waiting)),
        ...(code === 405 && describeHeaders(methods)),
      },
      content: {
        'application/json': {
          schema: reference(code === 429 ? GatewayErrorBody : ErrorBody, schemas),
        },
      },
    }
  }
  return responses
}

const waiting = { [headers.retryAfter]: 'Seconds to wait before the same call is sent again.' }

const methods = { Allow: 'The methods that the path has.' }

const guid = { type: 'string', format: 'uuid' } as const

/** The headers of every answer. */
const ids = {
  [headers.requestId]: { description: 'The id of the request, or a new one.', schema: guid },
  [headers.correlationId]: { description: 'The id of the exchange, or a new one.', schema: guid },
} as const

function describeHeaders(sent: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(
    Object.entries(sent).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' } },
    ]),
  )
}

/** A line of Markdown: the name of a refusal, its code, and its text. */
function describeRefusal(name: ErrorName): string {
  const entry = errors[name]
  return `- \`${name}\`${'body' in entry ? '' : ` (${entry.code})`}: ${entry.text}`
}

function describeJson(
  schema: TSchema,
  schemas: Json,
  makeExample: (schema: JsonSchema, all: Components) => unknown,
): Json {
  const form = reference(schema, schemas) as JsonSchema
  const example = makeExample(form, schemas as Components)
  return { 'application/json': { schema: form, example } }
}

/** Replaces each schema that has an `$id` by a reference to its component. */
function reference(schema: TSchema, schemas: Json): unknown {
  const { $id, ...rest } = schema as TSchema & { $id?: string }
  if ($id === undefined) return descend(rest, schemas)
  if (!($id in schemas)) {
    schemas[$id] = {}
    schemas[$id] = descend(rest, schemas)
  }
  return { $ref: `#/components/schemas/${$id}` }
}

function descend(value: unknown, schemas: Json): unknown {
  if (Array.isArray(value)) return value.map((item) => descend(item, schemas))
  if (typeof value !== 'object' || value === null) return value
  if ('$id' in value) return reference(value, schemas)
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, descend(member, schemas)]),
  )
}
