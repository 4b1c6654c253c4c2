import {
  readWantedSignIn,
  readReturnTarget,
  type ReturnTarget,
  type WantedSignIn,
} from './authorization-request.ts'
import { answerApplicationWith } from './authorization-response.ts'
import { describeTokenError } from './answers.ts'
import type { Tenant, User } from './directory.ts'
import { readForm, type Form } from './form.ts'
import type { BrowserSends } from './form-token.ts'
import type { Language } from '@accredit/contract/words'
import { html } from '../../pages/html.ts'
import { signInWords } from '../../words/sign-in-words.ts'
import { readTenant, type Answer, type IssuerContext, type Version } from './issuer-context.ts'
import { answerPage, answerProblem, answerTokenProblem } from './page.ts'
import { hashOf, newSecret } from './secrets.ts'
import { clientInfo } from './token-answer.ts'
import { TokenRefused } from './token-error.ts'
import { codeHashOf, signIdToken, validityFrom } from './tokens.ts'
import { userButtons } from './user-buttons.ts'
import { mayUse } from './user-grant.ts'

/** A browser's request to an authorization endpoint. */
export interface SignInVisit {
  readonly tenant: string
  readonly version: Version
  /** The application's request, as in the query string. */
  readonly query: string
  readonly browser: BrowserSends
  /** Language of the pages. */
  readonly language: Language
  /** The submitted form, once a user was chosen. */
  readonly body?: string
}

interface SignIn {
  readonly visit: SignInVisit
  readonly target: ReturnTarget
  readonly wanted: WantedSignIn
  readonly users: readonly User[]
}

/** Lifetime of an authorization code in milliseconds: ten minutes. */
const codeLifetime = 600_000

/** Shows the sign-in page, or signs in the chosen user. */
export async function answerSignInVisit(
  context: IssuerContext,
  visit: SignInVisit,
): Promise<Answer> {
  let target: ReturnTarget | undefined
  try {
    const form = readForm(visit.query)
    const tenant = readTenant(context.directory, visit.tenant)
    target = readReturnTarget(context, tenant, form)
    const wanted = readWantedSignIn(form, visit.version, target.application)
    const users = usersFor(context, target, tenant, wanted.loginHint)
    const signIn = { visit, target, wanted, users }
    return visit.body === undefined
      ? showUsers(context, signIn)
      : await signInUser(context, signIn, readForm(visit.body))
  } catch (error) {
    if (!(error instanceof TokenRefused)) throw error
    const { error: word, error_description: description } = describeTokenError(context, error)
    if (target === undefined) return answerTokenProblem(visit.language, description)
    return answerApplicationWith(
      target,
      { error: word, error_description: description },
      visit.language,
    )
  }
}

/** Lists the users who may sign in here; the one in the application's hint comes first. */
function usersFor(
  context: IssuerContext,
  { application }: ReturnTarget,
  tenant: Tenant | undefined,
  loginHint: string | undefined,
): readonly User[] {
  const users = context.directory.users.filter((user) => mayUse(user, application, tenant))
  const isHinted = (user: User) => user.userPrincipalName === loginHint?.toLowerCase()
  return [...users.filter(isHinted), ...users.filter((user) => !isHinted(user))]
}

function showUsers(context: IssuerContext, { target, users, visit }: SignIn): Answer {
  const secure = context.publicUrl().startsWith('https:')
  const { setCookie, token } = context.formTokens.issue(visit.browser, visit.query, secure)
  const words = signInWords[visit.language]
  const application = html`<strong>${target.application.displayName}</strong>`
  return answerPage(
    visit.language,
    words.title,
    html`<p>${words.choose(application)}</p>
      <form method="post" action="?${visit.query}">
        <input type="hidden" name="form_token" value="${token}" />
        ${userButtons(users, words)}
      </form>`,
    {
      formTargets: [new URL(target.redirectUri).origin],
      headers: { 'set-cookie': setCookie },
    },
  )
}

async function signInUser(
  context: IssuerContext,
  { target, users, visit, wanted }: SignIn,
  chosen: Form,
): Promise<Answer> {
  const { browser, language, query, version } = visit
  const words = signInWords[language]
  if (!context.formTokens.isGenuine(browser, query, chosen.get('form_token'))) {
    return answerProblem(language, words.staleForm)
  }
  const user = users.find(({ userPrincipalName }) => userPrincipalName === chosen.get('user'))
  if (user === undefined) return answerProblem(language, words.nobody)
  const { access, challenge, nonce, withIdToken } = wanted
  const { application, redirectUri } = target
  const code = newSecret()
  await context.state.putCode({
    codeHash: hashOf(code),
    familyId: newSecret(),
    applicationId: application.id,
    userId: user.id,
    access,
    redirectUri,
    ...(challenge === undefined ? {} : { challenge }),
    ...(nonce === undefined ? {} : { nonce }),
    expiresAt: context.now() + codeLifetime,
  })
  const more = { ...(nonce === undefined ? {} : { nonce }), c_hash: codeHashOf(code) }
  const validity = validityFrom(context.now(), 3600)
  const outcome = {
    code,
    ...(withIdToken
      ? { id_token: await signIdToken(context, version, { application, user }, validity, more) }
      : {}),
    ...(wanted.clientInfo ? { client_info: clientInfo(user) } : {}),
  }
  return answerApplicationWith(target, outcome, language)
}
