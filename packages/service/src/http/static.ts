import { allRoutes, signInRoutes } from '@accredit/contract'
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { basePathOf } from './base-path.ts'
import { dashboardFolder, openStaticFiles } from './static-files.ts'

/** Sign-in settings of the dashboard's users. */
export interface DashboardSignIn {
  /** Authority without the tenant. */
  readonly authority: () => string
  /** The dashboard's own client id; empty when the operator has configured none. */
  readonly clientId: string
  /** Audience of the tokens that the dashboard requests. */
  readonly audience: string
}

/** Addresses of the dashboard's pages; all of them return the same HTML. */
const pages = [
  '/',
  '/signed-in',
  '/signed-out',
  '/customers',
  '/customers/:customer',
  '/codes',
  '/activity',
  '/overview',
  '/report',
  '/bulk',
  '/bulk/:job',
  '/notifications',
  '/webhooks',
  '/webhooks/:webhook',
  '/desk',
  '/desk/:case',
]

/** Pages that only a sandbox has. */
const sandboxPages = ['/inspector', '/inspector/:entry']

/** Placeholder in the built page for the nonce of each response. */
const noncePlaceholder = 'ACCREDIT-NONCE'

const notBuilt = `<!doctype html>
<html lang="en">
<title>Accredit</title>
<p>The dashboard was not built: run <code>npm run build</code> and load this page again. The API is served all the same.</p>
</html>
`

/** Sends the dashboard's HTML, which decides itself what to show at its address. */
export type SendPage = (reply: FastifyReply, status: number) => Promise<FastifyReply>

/**
 * Serves the dashboard: its HTML at each address, its files, and the sign-in settings.
 * @returns a function that sends the HTML for an unknown address
 */
export function bindDashboard(app: FastifyInstance, folder = dashboardFolder()): SendPage {
  const files = openStaticFiles(folder)

  const sendPage: SendPage = async (reply, status) => {
    const page = await files.readPage()
    const settings = `"${basePathOf(reply.request.instance)}/dashboard.json"`
    const nonce = randomBytes(18).toString('base64')
    guard(reply, policyFor(nonce, reply.request.instance.signIn.authority()))
    return reply
      .code(page === undefined ? 503 : status)
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(
        page?.replaceAll(noncePlaceholder, nonce).replace('"/dashboard.json"', settings) ??
          notBuilt,
      )
  }
  const bindPages = (urls: readonly string[], isHere: (request: FastifyRequest) => boolean) => {
    for (const url of urls) {
      app.get(url, (request, reply) =>
        isHere(request) ? sendPage(reply, 200) : reply.callNotFound(),
      )
    }
  }
  bindPages(pages, () => true)
  bindPages(sandboxPages, ({ instance }) => instance.service.mode === 'sandbox')

  const sendFile = async (
    reply: FastifyReply,
    name: string,
    accepted: string | undefined,
    caching: string,
  ) => {
    const file = await files.read(name, accepted ?? '')
    if (!file) return reply.callNotFound()
    guard(reply, "default-src 'none'")
    if (file.encoding) void reply.header('content-encoding', file.encoding)
    return reply
      .header('cache-control', caching)
      .header('vary', 'accept-encoding')
      .type(file.mediaType)
      .send(file.body)
  }
  // Their names contain a hash of the content.
  app.get<{ Params: { file: string } }>('/assets/:file', (request, reply) => {
    const { file } = request.params
    const caching = 'public, max-age=31536000, immutable'
    return sendFile(reply, `assets/${file}`, request.headers['accept-encoding'], caching)
  })
  app.get('/favicon.svg', (request, reply) =>
    sendFile(reply, 'favicon.svg', request.headers['accept-encoding'], 'no-cache'),
  )

  app.get('/dashboard.json', (request, reply) => {
    const { service, signIn } = request.instance
    guard(reply, "default-src 'none'")
    return reply.header('cache-control', 'no-cache').send({
      mode: service.mode,
      authority: signIn.authority(),
      tenant: 'organizations',
      clientId: signIn.clientId,
      scope: `offline_access ${signIn.audience}/user_impersonation`,
    })
  })
  return sendPage
}

/** First path segments that programs call. */
const programs: ReadonlySet<string> = new Set([
  ...Object.values(allRoutes).map(({ path }) => segmentsOf(path)[0] ?? ''),
  'sandbox',
  'assets',
])
/** Second path segments of sign-in addresses, whose first is a tenant. */
const ofSignIn: ReadonlySet<string | undefined> = new Set(
  Object.values(signInRoutes).flatMap(({ path }) => segmentsOf(path)[1] ?? []),
)

/** Checks that a browser navigates to this address, outside of what programs call. */
export function wantsPage({ method, url, headers }: FastifyRequest): boolean {
  const accepted = headers.accept ?? ''
  const [first = '', second] = segmentsOf(url.replace(/\?.*/s, '').toLowerCase())
  return (
    (method === 'GET' || method === 'HEAD') &&
    /\btext\/html\b/i.test(accepted) &&
    !programs.has(first) &&
    !ofSignIn.has(second)
  )
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '')
}

/** Content security policy of the page: its own origin, and the users' authority. */
function policyFor(nonce: string, authority: string): string {
  const url = URL.parse(authority)
  const origin = url ? ` ${url.origin}` : ''
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${origin}`,
    "form-action 'none'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join('; ')
}

function guard(reply: FastifyReply, policy: string): void {
  void reply.headers({
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
  })
}
