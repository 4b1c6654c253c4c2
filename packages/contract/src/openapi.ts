import type { TSchema } from 'typebox'
import { allRoutes } from './all-routes.ts'
import type { Route } from './route.ts'
import { commonRefusals } from './routes.ts'
import { reviewerAppRole } from './access.ts'
import { ErrorBody, errors, GatewayErrorBody, type ErrorName } from './errors.ts'
import { headers } from './headers.ts'

type Json = Record<string, unknown>

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
      description: 'Partner Center’s customer qualifications, answered by Accredit.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    security: [{ bearer: [] }],
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
    summary: route.summary,
    description: describeAccess(route),
    parameters: [
      ...[...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => ({
        name: parameter,
        in: 'path',
        required: true,
        schema: { type: 'string' },
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
        schema: { type: 'string' },
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
        content: { 'application/json': { schema: reference(route.body, schemas) } },
      },
    }),
    responses: describeResponses(route, schemas),
  }
}

function describeAccess({ admits, appOnly, roles }: Route): string {
  if (admits === 'anyone') return 'Sign-in: App-only or App+User; partners and reviewers.'
  if (admits === 'reviewer') return `Sign-in: App+User only. App role: ${reviewerAppRole}.`
  return `Sign-in: ${appOnly ? 'App-only or App+User' : 'App+User only'}. Roles: ${roles.join(', ')}.`
}

function describeResponses(route: Route, schemas: Json): Json {
  const { status, schema, mediaType } = route.success
  const responses: Json = {
    [status]: {
      description: 'Done.',
      ...(schema && { content: { 'application/json': { schema: reference(schema, schemas) } } }),
      ...(mediaType && { content: { [mediaType]: {} } }),
    },
  }
  const byStatus = Map.groupBy<number, ErrorName>(
    [...commonRefusals, ...route.refusals],
    (name) => errors[name].status,
  )
  for (const [code, names] of [...byStatus].toSorted(([a], [b]) => a - b)) {
    responses[code] = {
      description: names.join(', '),
      content: {
        'application/json': {
          schema: reference(code === 429 ? GatewayErrorBody : ErrorBody, schemas),
        },
      },
    }
  }
  return responses
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
