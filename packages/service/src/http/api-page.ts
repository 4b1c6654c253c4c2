import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { html } from '../pages/html.ts'
import { basePathOf } from './base-path.ts'
import { renderErrorsPage } from './errors-page.ts'
import { openStaticFiles } from './static-files.ts'

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  // Swagger UI's style sheet embeds its icons.
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/**
 * Renders `/openapi.json` read-only: the page sends no calls, so servers and sign-in are left out.
 * A path is plain text, because it is within a button. Swagger UI's list of examples lacks a label.
 */
const start = `
const nothing = () => () => null
const labelled = (Original, { React }) => (props) =>
  React.createElement('label', null, React.createElement(Original, props))
SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  supportedSubmitMethods: [],
  validatorUrl: null,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  plugins: [{
    wrapComponents: {
      DeepLink: () => ({ text }) => text,
      ExamplesSelect: labelled,
      ServersContainer: nothing,
      authorizeBtn: nothing,
      authorizeOperationBtn: nothing,
    },
  }],
})
`

/** Swagger UI's own colours lack contrast. */
const style = `
main .swagger-ui .opblock.opblock .opblock-summary-method { background: #3b4151; }
main .swagger-ui .info .title small.version-stamp.version-stamp { background: #3b4151; }
main .swagger-ui .info a, main .swagger-ui .info .url { color: #0b5cad; }
main .swagger-ui .parameter__in { color: #595959; }
body { margin: 0; }
.sign-in { max-width: 1460px; margin: 0 auto; padding: 20px 20px 0; font: 14px/1.5 system-ui, sans-serif; }
.errors { max-width: 70ch; margin: 0 auto; padding: 20px; font: 16px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
.errors section { scroll-margin-top: 16px; border-top: 1px solid #8888; }
.errors section:target { outline: 2px solid #0f6cbd; outline-offset: 8px; }
.errors a { color: #0b5cad; }
.sign-in pre { overflow: auto; padding: 12px; background: #f3f3f3; }
@media (prefers-color-scheme: dark) { .errors { color-scheme: dark; } body:has(.errors) { background: #1f1f1f; color: #f5f5f5; } .errors a { color: #7cb7ff; } }
`

const assets: Readonly<Record<string, { readonly type: string; readonly text: string }>> = {
  'start.js': { type: 'text/javascript; charset=utf-8', text: start },
  'page.css': { type: 'text/css; charset=utf-8', text: style },
}
const rendererFiles = new Set(['swagger-ui-bundle.js', 'swagger-ui.css'])

/**
 * Adds `/docs`, the OpenAPI document rendered by Swagger UI from this origin, and `/docs/errors`,
 * the reference of all refusals.
 */
export function bindApiPage(app: FastifyInstance): void {
  const renderer = openStaticFiles(
    dirname(fileURLToPath(import.meta.resolve('#api-page/swagger-ui.css'))),
  )
  const guard = (reply: FastifyReply, caching: string) =>
    reply.headers({ 'content-security-policy': policy, 'cache-control': caching })

  const sendPage = (reply: FastifyReply, page: string) =>
    guard(reply, 'no-cache').type('text/html; charset=utf-8').send(page)
  app.get('/docs', (request, reply) => {
    const { publicUrl, service } = request.instance
    return sendPage(reply, renderPage(service.mode, publicUrl()))
  })
  app.get('/docs/errors', ({ instance }, reply) =>
    sendPage(reply, renderErrorsPage(basePathOf(instance))),
  )
  app.get<{ Params: { file: string } }>('/docs/:file', async (request, reply) => {
    const { file } = request.params
    const asset = assets[file]
    if (asset) return guard(reply, 'no-cache').type(asset.type).send(asset.text)
    const found = rendererFiles.has(file)
      ? await renderer.read(file, request.headers['accept-encoding'] ?? '')
      : undefined
    if (!found) return reply.callNotFound()
    if (found.encoding) void reply.header('content-encoding', found.encoding)
    return guard(reply, 'public, max-age=3600')
      .header('vary', 'accept-encoding')
      .type(found.mediaType)
      .send(found.body)
  })
}

function renderPage(mode: 'sandbox' | 'production', url: string): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Accredit: the API</title>
        <link rel="icon" href="/favicon.svg" />
        <link rel="stylesheet" href="/docs/swagger-ui.css" />
        <link rel="stylesheet" href="/docs/page.css" />
        <script src="/docs/swagger-ui-bundle.js" defer></script>
        <script src="/docs/start.js" defer></script>
      </head>
      <body>
        <main>
          ${renderSignIn(mode, url)}
          <div id="api"></div>
        </main>
      </body>
    </html> `.text
}

function renderSignIn(mode: 'sandbox' | 'production', url: string) {
  const lines = [
    `curl '${url}/contoso.onmicrosoft.com/oauth2/v2.0/token'`,
    '-d grant_type=refresh_token',
    '-d client_id=c0de0000-0000-4000-8000-00000000c1c1',
    '-d refresh_token=sandbox-refresh:admin@contoso.onmicrosoft.com',
    '-d scope=https://api.partnercenter.microsoft.com/user_impersonation',
  ]
  return mode === 'sandbox'
    ? html`<div class="sign-in">
        <p>This is a sandbox. It signs its own users in:</p>
        <pre tabindex="0"><code>${lines.join(' \\\n  ')}</code></pre>
      </div>`
    : html`<div class="sign-in">
        <p>
          Tokens come from Entra ID, for the audience
          <code>https://api.partnercenter.microsoft.com</code>.
        </p>
      </div>`
}
