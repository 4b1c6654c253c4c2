import { errors, errorSources, type ErrorName } from '@accredit/contract'
import { html } from '../pages/html.ts'

/**
 * Renders the reference of all refusals by status, each with an anchor of its name; `base` is the
 * path of the other pages.
 */
export function renderErrorsPage(base: string): string {
  const names = (Object.keys(errors) as ErrorName[]).toSorted(
    (one, other) => errors[one].status - errors[other].status,
  )
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Accredit: errors</title>
        <link rel="icon" href="/favicon.svg" />
        <link rel="stylesheet" href="/docs/page.css" />
      </head>
      <body>
        <main class="errors">
          <h1>Errors</h1>
          <p>
            Every refusal of the API by its <code>errorName</code>. <em>Documented</em> means that
            Partner Center says so in writing, <em>observed</em> that an SDK or a recording shows
            it, <em>assumed</em> that no source settles it and the choice is ours.
            <a href="${base}/docs">The API</a>
          </p>
          ${names.map(renderError)}
        </main>
      </body>
    </html> `.text
}

function renderError(name: ErrorName) {
  const { status, code, retryable, text, fidelity } = errors[name]
  const number = 'body' in errors[name] ? 'no code' : `code ${code}`
  const again = retryable
    ? 'The same request can succeed later.'
    : 'The same request will be refused again.'
  return html`<section id="${name}">
    <h2>${name}</h2>
    <p>${text}</p>
    <p>Status ${String(status)}, ${number}. ${again}</p>
    <p>${fidelity[0]?.toUpperCase() ?? ''}${fidelity.slice(1)}. ${errorSources[name]}</p>
  </section> `
}
