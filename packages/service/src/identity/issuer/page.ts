import { createHash } from 'node:crypto'
import type { Language } from '@accredit/contract/words'
import { signInWords } from '../../words/sign-in-words.ts'
import { Html, html } from '../../pages/html.ts'
import type { Answer } from './issuer-context.ts'

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; }
main { width: min(30rem, 100% - 2rem); padding-block: 2rem; }
h1 { font-size: 1.5rem; margin: 0 0 .5rem; }
ul { list-style: none; margin: 1.5rem 0; padding: 0; display: grid; gap: .75rem; }
li span { display: block; font-size: .875rem; margin: .125rem .25rem 0; opacity: .8; }
button, input { font: inherit; box-sizing: border-box; width: 100%; padding: .75rem 1rem;
  border: 1px solid GrayText; border-radius: .375rem; background: Field; color: FieldText; }
button { text-align: start; cursor: pointer; overflow-wrap: anywhere; }
button:hover { border-color: Highlight; }
button:focus-visible, input:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
input { margin: .25rem 0 .75rem; }
code { overflow-wrap: anywhere; }
`
// Its text must match the hash in the policy exactly.
const styleElement = new Html(`<style>${style}</style>`)
const styleHash = createHash('sha256').update(style).digest('base64')

/** Options of a page: its status, headers, and permitted form targets. */
export interface PageOptions {
  readonly status?: number
  /** Origins that a form may be submitted to, or redirected to afterwards. */
  readonly formTargets?: readonly string[]
  /** Loads this service's own script. */
  readonly script?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

/** Local applications often redirect the browser to another of their ports. */
const localTargets = ['localhost:*', '127.0.0.1:*'].flatMap((host) => [
  `http://${host}`,
  `https://${host}`,
])

/**
 * Answers with a page that nobody can frame and that runs no script but this service's own file.
 * The referrer stays on this origin, but is sent there: without it a browser would not send a
 * form's origin.
 */
export function answerPage(
  language: Language,
  title: string,
  content: Html,
  options: PageOptions = {},
): Answer {
  const targets = [...localTargets, ...(options.formTargets ?? [])].join(' ')
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    ...(options.script === true ? ["script-src 'self'"] : []),
    `form-action 'self' ${targets}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ]
  const document = html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `
  return {
    status: options.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-language': language,
      'content-security-policy': policy.join('; '),
      'x-frame-options': 'DENY',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store, no-cache',
      ...options.headers,
    },
    body: document.text,
  }
}

/** Answers with a page that explains why a request cannot continue, without any secret. */
export function answerProblem(language: Language, message: string): Answer {
  return answerProblemWith(language, html`<p>${message}</p>`)
}

/** Same with the message of a protocol error, in English, since developers read it. */
export function answerTokenProblem(language: Language, message: string): Answer {
  return answerProblemWith(language, html`<p lang="en">${message}</p>`)
}

function answerProblemWith(language: Language, content: Html): Answer {
  return answerPage(language, signInWords[language].problemTitle, content, { status: 400 })
}

/** Redirects the browser with a GET request. */
export function answerRedirect(address: string): Answer {
  return {
    status: 303,
    headers: { location: address, 'cache-control': 'no-store, no-cache' },
    body: '',
  }
}
