import { reviewerAppRole } from './access.ts'
import { allRoutes } from './all-routes.ts'
import { describeEvents } from './describe-events.ts'
import { describeOperation, type DescribedOperation } from './describe-operation.ts'
import type { Json } from './describe-schema.ts'
import { exampleAddress, exampleHost } from './example-sandbox.ts'
import type { DescribedRoute, Route } from './route.ts'
import { commonRefusals } from './routes.ts'
import { commonSandboxRefusals, sandboxRoutes, type SandboxRoute } from './sandbox-routes.ts'
import { signInRoutes } from './sign-in-routes.ts'

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
  { name: 'Events', begins: '/accredit/v1/events' },
  { name: 'Webhooks', begins: '/accredit/v1/webhooks' },
  { name: 'Webhooks', begins: '/accredit/v1/webhook-trials' },
  { name: 'Webhooks', begins: '/accredit/v1/deliveries' },
  { name: 'Bulk jobs', begins: '/accredit/v1/bulk-jobs' },
  { name: 'The dashboard’s reads', begins: '/accredit/' },
  { name: 'Partner Center', begins: '/' },
] as const
const sandboxPart = 'The sandbox’s controls'
const signInPart = 'The sandbox’s sign-in'

/** Options of the description. */
export interface DescriptionOptions {
  /** In production a service has neither a sign-in of its own nor a sandbox's controls. */
  readonly mode: 'sandbox' | 'production'
}

/**
 * Derives the OpenAPI 3.1 description from the routes.
 * @param serverUrl the address under which the service answers, e.g. `http://127.0.0.1:8787`
 */
export function openApiDocument(
  serverUrl: string,
  { mode }: DescriptionOptions = { mode: 'sandbox' },
): Json {
  const schemas: Json = {}
  const paths: Record<string, Json> = {}
  const described = [...ofApi(), ...(mode === 'sandbox' ? [...ofSandbox(), ...ofSignIn()] : [])]
  for (const operation of described) {
    const { method, path } = operation.route
    const operations = (paths[path] ??= {})
    operations[method.toLowerCase()] = describeOperation(operation, schemas)
  }
  const tags = [...new Set(described.map(({ tag }) => tag))]
  return withAddress(serverUrl, {
    openapi: '3.1.0',
    info: {
      title: 'Accredit',
      version: '1',
      description: introduction,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: serverUrl }],
    security: [{ bearer: [] }],
    tags: tags.map((name) => ({ name })),
    paths,
    webhooks: describeEvents(schemas),
    components: {
      schemas,
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  })
}

/** Puts the service's own address into the examples. */
function withAddress(serverUrl: string, document: Json): Json {
  const text = JSON.stringify(document)
    .replaceAll(exampleAddress, serverUrl)
    .replaceAll(exampleHost, serverUrl.split('/')[2] ?? '')
  return JSON.parse(text) as Json
}

function ofApi(): DescribedOperation[] {
  return (Object.entries(allRoutes) as [string, Route][]).map(([name, route]) => ({
    name,
    route,
    tag: parts.find(({ begins }) => route.path.startsWith(begins))?.name ?? '',
    access: describeAccess(route),
    signIn: 'required',
    takesNull: true,
    refuses: 'as-api',
    common: commonRefusals,
  }))
}

function ofSandbox(): DescribedOperation[] {
  return (Object.entries(sandboxRoutes) as [string, SandboxRoute][]).map(([name, route]) => ({
    name,
    route,
    tag: sandboxPart,
    access: `Sign-in: ${route.signIn ?? 'none.'}`,
    signIn: route.signIn === undefined ? 'none' : 'required',
    takesNull: false,
    refuses: 'as-api',
    common: commonSandboxRefusals,
  }))
}

function ofSignIn(): DescribedOperation[] {
  return (Object.entries(signInRoutes) as [string, DescribedRoute][]).map(([name, route]) => ({
    name,
    route,
    tag: signInPart,
    access: 'Sign-in: none.',
    signIn: 'none',
    takesNull: false,
    refuses: 'as-entra',
    common: [],
  }))
}

function describeAccess({ admits, appOnly, roles }: Route): string {
  if (admits === 'anyone') return 'Sign-in: App-only or App+User; partners and reviewers.'
  if (admits === 'reviewer')
    return `Sign-in: App+User only. App role: ${reviewerAppRole}, in a token of a reviewers’ tenant for the audience of this service.`
  return `Sign-in: ${appOnly ? 'App-only or App+User' : 'App+User only'}. Roles: ${roles.join(', ')}.`
}
