import { readForm } from './form.ts'
import type { Language } from '@accredit/contract/words'
import { html } from '../../pages/html.ts'
import { signInWords } from '../../words/sign-in-words.ts'
import type { Answer, IssuerContext } from './issuer-context.ts'
import { answerPage, answerTokenProblem, answerRedirect } from './page.ts'
import { isRedirectAddress } from './redirect-address.ts'
import { TokenRefused } from './token-error.ts'

/**
 * Answers a sign-out. Nobody stays signed in here, so only the redirect remains: to an address that
 * one of the applications may use, else to a page.
 */
export function answerSignOut(context: IssuerContext, query: string, language: Language): Answer {
  try {
    const form = readForm(query)
    const back = form.get('post_logout_redirect_uri')
    const { applications } = context.directory
    if (
      back !== undefined &&
      applications.some((entry) => isRedirectAddress(context, entry, back))
    ) {
      const address = new URL(back)
      const state = form.get('state')
      if (state !== undefined) address.searchParams.set('state', state)
      return answerRedirect(address.href)
    }
    const { signedOut, signedOutText } = signInWords[language]
    return answerPage(language, signedOut, html`<p>${signedOutText}</p>`)
  } catch (error) {
    if (error instanceof TokenRefused) return answerTokenProblem(language, error.message)
    throw error
  }
}
