import { createHash } from 'node:crypto'
import { commonRefusals } from '@accredit/contract'
import type { FastifyInstance } from 'fastify'
import { Html, html } from '../identity/issuer/html.ts'
import { listOperations, type ApiDocument, type PlacedOperation } from './api-page-document.ts'
import { renderOperation, renderRefusals } from './api-page-operation.ts'
import { renderSchema } from './api-page-schema.ts'
import { apiPageStyle } from './api-page-style.ts'

// Its text must be the very one that the policy names the hash of.
const styleElement = new Html(`<style>${apiPageStyle}</style>`)
const policy = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(apiPageStyle).digest('base64')}'`,
  "img-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ')

/** Adds `/docs`: the OpenAPI document as a page to read, without a script or anything from elsewhere. */
export function bindApiPage(
  app: FastifyInstance,
  options: { mode: 'sandbox' | 'production'; describe: () => unknown },
): void {
  let page: string | undefined
  app.get('/docs', (_request, reply) => {
    page ??= renderApiPage(options.describe() as ApiDocument, options.mode)
    return reply
      .headers({ 'content-security-policy': policy, 'cache-control': 'no-cache' })
      .type('text/html; charset=utf-8')
      .send(page)
  })
}

/** The parts of the API, by where their paths begin. */
const parts = [
  { title: 'Partner Center', begins: ['/v1/', '/auditactivity/', '/webhooks/'] },
  { title: 'The reviewer’s desk', begins: ['/vetting/'] },
  { title: 'The dashboard’s reads', begins: ['/accredit/'] },
] as const

function partOf({ path }: PlacedOperation): string {
  const part = parts.find(({ begins }) => begins.some((begin) => path.startsWith(begin)))
  return part?.title ?? 'Other'
}

/** Writes the page. */
export function renderApiPage(document: ApiDocument, mode: 'sandbox' | 'production'): string {
  const operations = listOperations(document)
  const titles = parts.map(({ title }) => title)
  const sections = [...titles, 'Other']
    .map((title, index) => ({
      id: `part-${index + 1}`,
      title,
      operations: operations.filter((operation) => partOf(operation) === title),
    }))
    .filter((section) => section.operations.length > 0)
  const schemas = Object.entries(document.components.schemas).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${document.info.title}: the API</title>
        <link rel="icon" href="/favicon.svg" />
        ${styleElement}
      </head>
      <body>
        <a class="skip" href="#content">To the content</a>
        <nav aria-label="Operations">
          <p class="title">${document.info.title}</p>
          <ul>
            <li><a href="#sign-in">Sign-in</a></li>
            <li><a href="#conventions">Conventions</a></li>
          </ul>
          ${sections.map(
            ({ title, operations: listed }) =>
              html`<h2>${title}</h2>
                <ul>
                  ${listed.map(renderEntry)}
                </ul>`,
          )}
          <h2>Reference</h2>
          <ul>
            <li><a href="#refusals">Refusals of every route</a></li>
            <li><a href="#schemas">Schemas</a></li>
          </ul>
        </nav>
        <main id="content">
          <h1>${document.info.title}: the API</h1>
          <p>${document.info.description}</p>
          <p>
            The same as data: <a href="/openapi.json">openapi.json</a>, OpenAPI 3.1, version
            ${document.info.version}.
          </p>
          ${renderSignIn(document, mode)} ${renderConventions()}
          ${sections.map(
            ({ id, title, operations: listed }) =>
              html`<section aria-labelledby="${id}">
                <h2 id="${id}">${title}</h2>
                ${listed.map((operation) => renderOperation(operation, document))}
              </section>`,
          )}
          <section aria-labelledby="refusals">
            <h2 id="refusals">Refusals of every route</h2>
            ${renderRefusals(commonRefusals, 'Refusals of every route')}
          </section>
          <section aria-labelledby="schemas">
            <h2 id="schemas">Schemas</h2>
            ${schemas.map(
              ([name, schema]) =>
                html`<article id="schema-${name}" aria-labelledby="schema-${name}-name">
                  <h3 id="schema-${name}-name">${name}</h3>
                  ${renderSchema(schema, document)}
                </article>`,
            )}
          </section>
        </main>
      </body>
    </html> `
  return page.text
}

function renderEntry({ method, operationId }: PlacedOperation): Html {
  return html`<li>
    <a href="#${operationId}"
      ><span class="method ${method}">${method}</span> <span>${operationId}</span></a
    >
  </li>`
}

function renderSignIn({ servers }: ApiDocument, mode: 'sandbox' | 'production'): Html {
  const [server] = servers
  const lines = [
    `curl '${server?.url ?? ''}/contoso.onmicrosoft.com/oauth2/v2.0/token'`,
    '-d grant_type=refresh_token',
    '-d client_id=c0de0000-0000-4000-8000-00000000c1c1',
    '-d refresh_token=sandbox-refresh:admin@contoso.onmicrosoft.com',
    '-d scope=https://api.partnercenter.microsoft.com/user_impersonation',
  ]
  const sandbox = html`<p>This is a sandbox. It signs its own users in:</p>
    <pre tabindex="0"><code>${lines.join(' \\\n  ')}</code></pre>`
  const production = html`<p>
    Tokens come from Entra ID, for the audience
    <code>https://api.partnercenter.microsoft.com</code>.
  </p>`
  return html`<section aria-labelledby="sign-in">
    <h2 id="sign-in">Sign-in</h2>
    <p>
      Each call carries <code>Authorization: Bearer</code> and an access token: of an application
      alone (App-only), or of a user through an application (App+User). Each operation says which it
      takes, and which role a user needs.
    </p>
    ${mode === 'sandbox' ? sandbox : production}
  </section>`
}

function renderConventions(): Html {
  return html`<section aria-labelledby="conventions">
    <h2 id="conventions">Conventions</h2>
    <p>
      Paths and the names of query parameters are matched without case, and so are the names of
      members in a body. Times are UTC, ISO 8601 with milliseconds.
    </p>
    <p>
      <code>MS-RequestId</code>, a GUID, makes a repeated write run once: its first answer is sent
      again for 24 hours. <code>MS-CorrelationId</code> comes back and stands in the log and in the
      audit record. Both are made up when they are missing.
    </p>
    <p>
      A refusal has a stable <code>errorName</code>, Partner Center’s number as <code>code</code>,
      and a text for people; its values stand under <code>parameters</code>, with
      <code>fidelity: assumed</code> where no source pairs number and situation.
    </p>
  </section>`
}
