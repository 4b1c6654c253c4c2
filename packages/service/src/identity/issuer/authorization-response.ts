import type { Language } from '@accredit/contract/words'
import { html } from '../../pages/html.ts'
import { signInWords } from '../../words/sign-in-words.ts'
import type { Answer } from './issuer-context.ts'
import type { ReturnTarget } from './authorization-request.ts'
import { answerPage, answerRedirect } from './page.ts'

/** Address of the issuer's only script, which submits a form without a click. */
export const formScriptPath = '/common/oauth2/send-form.js'

export const formScript = 'document.forms[0].submit()\n'

/**
 * Sends the browser back to the application with the result, in the requested mode.
 * @param language of the page shown by a browser without scripts
 */
export function answerApplicationWith(
  target: ReturnTarget,
  outcome: Readonly<Record<string, string>>,
  language: Language,
): Answer {
  const { mode, redirectUri, state } = target
  const parameters = { ...outcome, ...(state === undefined ? {} : { state }) }
  if (mode === 'form_post') return answerForm(target, parameters, language)
  const encoded = new URLSearchParams(parameters).toString()
  if (mode === 'fragment') return answerRedirect(`${redirectUri}#${encoded}`)
  return answerRedirect(`${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${encoded}`)
}

function answerForm(
  { application, redirectUri }: ReturnTarget,
  parameters: Readonly<Record<string, string>>,
  language: Language,
): Answer {
  const words = signInWords[language]
  const fields = Object.entries(parameters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  )
  return answerPage(
    language,
    words.backTitle,
    html`<form method="post" action="${redirectUri}">
        ${fields}
        <button>${words.back(application.displayName)}</button>
      </form>
      <script src="${formScriptPath}"></script>`,
    { script: true, formTargets: [new URL(redirectUri).origin] },
  )
}
