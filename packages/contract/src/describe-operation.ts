import type { TSchema } from 'typebox'
import { describeSchema, type Json } from './describe-schema.ts'
import { ErrorBody, GatewayErrorBody } from './error-body.ts'
import { errors, type ErrorName } from './errors.ts'
import { inHeader, inPath, inPathOf, inQuery, pathMeanings } from './example-requests.ts'
import { isGuid } from './guid.ts'
import { headers } from './headers.ts'
import { exampleAnswer, exampleRequests, type Components, type JsonSchema } from './make-example.ts'
import type { DescribedRoute } from './route.ts'
import { SignInErrorBody } from './sign-in-routes.ts'

/** One operation, with what its kind has in common. */
export interface DescribedOperation {
  readonly name: string
  readonly route: DescribedRoute
  readonly tag: string
  /** Text about who may call. */
  readonly access: string
  readonly signIn: 'required' | 'none'
  /** True where null counts as left out. */
  readonly takesNull: boolean
  /** The form of refusals: those of the API, or Entra's. */
  readonly refuses: 'as-api' | 'as-entra'
  /** The refusals that every route of its kind shares. */
  readonly common: readonly ErrorName[]
}

/** Describes an operation in OpenAPI 3.1; its schemas are added to the components. */
export function describeOperation(operation: DescribedOperation, schemas: Json): Json {
  const { name, route, takesNull } = operation
  return {
    operationId: name,
    tags: [operation.tag],
    summary: route.summary,
    description: operation.access,
    ...(operation.signIn === 'none' && { security: [] }),
    parameters: describeParameters(operation, schemas),
    ...(route.body && {
      requestBody: {
        required: true,
        content: describeContent(route.body, {
          schemas,
          takesNull,
          mediaType: route.bodyMediaType ?? json,
          makeExamples: (schema, all) => exampleRequests(name, schema, all),
        }),
      },
    }),
    responses: describeResponses(operation, schemas),
  }
}

const json = 'application/json'
const guid = { type: 'string', format: 'uuid' } as const
const text = { type: 'string' } as const
const seconds = { type: 'integer', minimum: 0 } as const

function describeParameters({ name, route, refuses }: DescribedOperation, schemas: Json): Json[] {
  const use = { schemas, takesNull: false }
  const inThisPath = { ...inPath, ...inPathOf[name] }
  const parameters: Json[] = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => ({
    name: parameter,
    in: 'path',
    required: true,
    description: pathMeanings[parameter],
    example: inThisPath[parameter],
    schema: isGuid(inThisPath[parameter]) ? guid : text,
  }))
  for (const [parameter, schema] of Object.entries(route.query ?? {})) {
    const example = inQuery[`${name}.${parameter}`] ?? inQuery[parameter]
    const { contentMediaType, contentSchema, description } = schema as ContentSchema
    const about = example === undefined ? {} : { example }
    parameters.push({
      name: parameter,
      in: 'query',
      required: route.requiredQuery?.includes(parameter) ?? false,
      ...(contentMediaType === undefined
        ? { ...about, schema: describeSchema(schema, use) }
        : {
            description,
            content: {
              [contentMediaType]: { ...about, schema: describeSchema(contentSchema, use) },
            },
          }),
    })
  }
  const own = route.requestHeaders ?? {}
  const sent = Object.entries(
    refuses === 'as-entra'
      ? own
      : {
          ...own,
          [headers.validateMfa]:
            'true: report in isMfaCompliant whether the caller proved a second factor.',
        },
  )
  for (const header of [headers.requestId, headers.correlationId]) {
    parameters.push({ name: header, in: 'header', required: false, schema: guid })
  }
  for (const [header, description] of sent) {
    const example = inHeader[`${name}.${header}`] ?? inHeader[header]
    parameters.push({
      name: header,
      in: 'header',
      required: false,
      description,
      ...(example !== undefined && { example }),
      schema: text,
    })
  }
  return parameters
}

type ContentSchema = TSchema & {
  readonly contentMediaType?: string
  readonly contentSchema: TSchema
  readonly description?: string
}

function describeResponses(operation: DescribedOperation, schemas: Json): Json {
  const { name, route } = operation
  const { status, headers: sent, schema, mediaType } = route.success
  const responses: Json = {
    [status]: {
      description: 'Done.',
      headers: {
        ...everywhere,
        ...required(sent ?? {}),
        ...(operation.signIn === 'required' && mfa),
      },
      ...(schema && {
        content: describeContent(schema, {
          schemas,
          takesNull: false,
          mediaType: json,
          makeExamples: (form, all) => ({ example: exampleAnswer(name, form, all) }),
        }),
      }),
      ...(mediaType && { content: { [mediaType]: {} } }),
    },
  }
  const refusals =
    operation.refuses === 'as-entra'
      ? signInRefusals(route, schemas)
      : apiRefusals(
          [...operation.common, ...route.refusals],
          schemas,
          operation.signIn === 'required',
        )
  return { ...responses, ...refusals }
}

function apiRefusals(names: readonly ErrorName[], schemas: Json, isSignedIn: boolean): Json {
  const byStatus = Map.groupBy<number, ErrorName>(names, (name) => errors[name].status)
  return Object.fromEntries(
    [...byStatus].map(([status, of]) => [
      status,
      {
        description: of.map(describeRefusal).join('\n'),
        headers: { ...everywhere, ...(isSignedIn && mfa), ...headersOfRefusal(status) },
        content: {
          [json]: {
            schema: describeSchema(status === 429 ? GatewayErrorBody : ErrorBody, {
              schemas,
              takesNull: false,
            }),
          },
        },
      },
    ]),
  )
}

/**
 * Pages answer a refusal with a page, and go back where the address allows it. What is no request of
 * a sign-in at all is refused as everywhere, e.g. an address of another host.
 */
function signInRefusals({ success, method }: DescribedRoute, schemas: Json): Json {
  const use = { schemas, takesNull: false }
  const error = describeSchema(ErrorBody, use)
  const isPage = success.mediaType !== undefined
  const content = isPage
    ? { 'text/html': {}, [json]: { schema: error } }
    : { [json]: { schema: { anyOf: [describeSchema(SignInErrorBody, use), error] } } }
  const refused = (status: number, description: string) => [
    status,
    { description, headers: { ...everywhere, ...headersOfRefusal(status) }, content },
  ]
  const back = {
    description: 'The answer goes back to the application.',
    headers: { ...everywhere, ...required({ Location: 'Where it goes.' }) },
  }
  return Object.fromEntries([
    ...(isPage ? [[303, back]] : []),
    refused(400, 'Refused; `error` and `error_description` say why.'),
    ...(method === 'POST' ? [refused(401, 'The application could not prove itself.')] : []),
    refused(403, describeRefusal('SiteNotAllowed')),
    refused(405, describeRefusal('MethodNotAllowed')),
    ...(method === 'POST' ? [refused(429, 'Too many wrong attempts.')] : []),
    refused(500, 'Something unexpected failed.'),
    refused(503, 'The store cannot be reached.'),
  ])
}

function describeHeader(description: string, schema: Json = text, isRequired = false): Json {
  return { description, ...(isRequired && { required: true }), schema }
}

/** The headers of every answer. */
const everywhere = {
  [headers.requestId]: describeHeader('The id of the request, or a new one.', guid, true),
  [headers.correlationId]: describeHeader('The id of the exchange, or a new one.', guid, true),
  [headers.correlationVector]: describeHeader(
    'Correlation vector of this answer.',
    { type: 'string', pattern: '^[A-Za-z0-9+/]{16}[.]0$' },
    true,
  ),
  [headers.serverId]: describeHeader('Opaque; tells processes apart.', text, true),
  [headers.requestContext]: describeHeader('Opaque; the application that answers.', text, true),
} as const

const mfa = {
  [headers.mfaCompliant]: describeHeader('Where ValidateMfa: true was sent.', {
    type: 'string',
    enum: ['true', 'false'],
  }),
} as const

function headersOfRefusal(status: number): Json {
  if (status === 401) {
    return required({ 'WWW-Authenticate': 'How to sign in.' })
  }
  if (status === 405) return required({ Allow: 'The methods that the path has.' })
  if (status !== 429 && status !== 503) return {}
  const wait = 'Seconds to wait before the same call is sent again.'
  return { [headers.retryAfter]: describeHeader(wait, seconds, true) }
}

function required(sent: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(
    Object.entries(sent).map(([name, description]) => [
      name,
      describeHeader(description, text, true),
    ]),
  )
}

/** A line of Markdown: the name of a refusal, its code, and its text. */
function describeRefusal(name: ErrorName): string {
  const entry = errors[name]
  return `- \`${name}\`${'body' in entry ? '' : ` (${entry.code})`}: ${entry.text}`
}

interface ContentOptions {
  readonly schemas: Json
  readonly takesNull: boolean
  readonly mediaType: string
  readonly makeExamples: (schema: JsonSchema, all: Components) => Readonly<Record<string, unknown>>
}

function describeContent(schema: TSchema, options: ContentOptions): Json {
  const { schemas, takesNull, mediaType, makeExamples } = options
  const form = describeSchema(schema, { schemas, takesNull })
  const made = Object.entries(makeExamples(form as JsonSchema, schemas as Components))
  const [first] = made
  const all = Object.fromEntries(made.map(([name, value]) => [name, { value }]))
  return {
    [mediaType]: {
      schema: form,
      ...(made.length === 1 ? { example: first?.[1] } : { examples: all }),
    },
  }
}
