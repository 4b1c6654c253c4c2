import { findApplication, type Application, type Tenant, type User } from './directory.ts'
import { readUserCode } from './device-endpoint.ts'
import { readForm, type Form } from './form.ts'
import type { BrowserSends } from './form-token.ts'
import type { Language } from '@accredit/contract/words'
import { html, type Html } from '../../pages/html.ts'
import { signInWords } from '../../words/sign-in-words.ts'
import type { Answer, IssuerContext } from './issuer-context.ts'
import type { DeviceRecord } from './issuer-state.ts'
import { answerPage, answerProblem, answerTokenProblem } from './page.ts'
import { hashOf } from './secrets.ts'
import { TokenRefused } from './token-error.ts'
import { userButtons } from './user-buttons.ts'
import { mayUse } from './user-grant.ts'

/** A browser's request to the page where a device's code is entered. */
export interface DeviceVisit {
  readonly query: string
  readonly browser: BrowserSends
  readonly address: string
  /** Language of the page. */
  readonly language: Language
  /** The submitted form, if any. */
  readonly body?: string
}

const purpose = 'devicelogin'

/** Asks for the code, then for the user, then confirms that the device may continue. */
export async function answerDeviceVisit(
  context: IssuerContext,
  visit: DeviceVisit,
): Promise<Answer> {
  try {
    if (visit.body === undefined) return askForCode(context, visit, readForm(visit.query))
    const form = readForm(visit.body)
    if (!context.formTokens.isGenuine(visit.browser, purpose, form.get('form_token'))) {
      return answerProblem(visit.language, signInWords[visit.language].staleForm)
    }
    return await answerEntered(context, visit, form)
  } catch (error) {
    if (error instanceof TokenRefused) return answerTokenProblem(visit.language, error.message)
    throw error
  }
}

async function answerEntered(
  context: IssuerContext,
  visit: DeviceVisit,
  form: Form,
): Promise<Answer> {
  const { language } = visit
  const words = signInWords[language]
  const guesser = `devicelogin ${visit.address}`
  const seconds = context.attempts.blockedFor(guesser)
  if (seconds !== undefined) {
    return answerProblem(language, words.tooManyCodes(seconds))
  }
  const userCode = readUserCode(form.get('code') ?? '')
  const device = await context.state.findDeviceByUserCode(hashOf(userCode))
  const application = device && findApplication(context.directory, device.applicationId)
  if (!device || !application || device.decision || device.expiresAt <= context.now()) {
    context.attempts.countWrong(guesser)
    return askForCode(context, visit, form, words.codeWrong)
  }
  const users = usersFor(context, device, application)
  const chosen = form.get('user')
  if (form.get('decline') !== undefined) {
    return decide(context, language, userCode, 'declined')
  }
  if (chosen === undefined) return askForUser(context, visit, { application, userCode, users })
  const user = users.find(({ userPrincipalName }) => userPrincipalName === chosen)
  if (user === undefined) return answerProblem(language, words.nobody)
  return decide(context, language, userCode, { userId: user.id })
}

function usersFor(
  context: IssuerContext,
  { tenantId }: DeviceRecord,
  application: Application,
): readonly User[] {
  const tenant: Pick<Tenant, 'id'> | undefined =
    tenantId === undefined ? undefined : { id: tenantId }
  return context.directory.users.filter((user) => mayUse(user, application, tenant))
}

async function decide(
  context: IssuerContext,
  language: Language,
  userCode: string,
  decision: NonNullable<DeviceRecord['decision']>,
): Promise<Answer> {
  const words = signInWords[language]
  if (!(await context.state.decideDevice(hashOf(userCode), decision))) {
    return answerProblem(language, words.codeUsed)
  }
  return decision === 'declined'
    ? answerPage(language, words.declined, html`<p>${words.declinedText}</p>`)
    : answerPage(language, words.signedIn, html`<p>${words.signedInText}</p>`)
}

function askForCode(
  context: IssuerContext,
  visit: DeviceVisit,
  form: Form,
  problem?: string,
): Answer {
  const words = signInWords[visit.language]
  const typed = form.get('code') ?? form.get('otc') ?? ''
  return answerForm(
    context,
    visit,
    words.codeTitle,
    html`${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
      <label for="code">${words.codeLabel}</label>
      <input
        id="code"
        name="code"
        value="${typed}"
        maxlength="20"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        required
        autofocus
      />
      <button>${words.next}</button>`,
    problem === undefined ? 200 : 400,
  )
}

function askForUser(
  context: IssuerContext,
  visit: DeviceVisit,
  asked: {
    readonly application: Application
    readonly userCode: string
    readonly users: readonly User[]
  },
): Answer {
  const words = signInWords[visit.language]
  const application = html`<strong>${asked.application.displayName}</strong>`
  return answerForm(
    context,
    visit,
    words.deviceTitle,
    html`<p>${words.chooseForDevice(application, html`<code>${asked.userCode}</code>`)}</p>
      <input type="hidden" name="code" value="${asked.userCode}" />
      ${userButtons(asked.users, words)}
      <button name="decline" value="1">${words.decline}</button>`,
  )
}

function answerForm(
  context: IssuerContext,
  visit: DeviceVisit,
  title: string,
  content: Html,
  status = 200,
): Answer {
  const secure = context.publicUrl().startsWith('https:')
  const { setCookie, token } = context.formTokens.issue(visit.browser, purpose, secure)
  return answerPage(
    visit.language,
    title,
    html`<form method="post" action="?ui_locales=${visit.language}">
      <input type="hidden" name="form_token" value="${token}" />
      ${content}
    </form>`,
    { status, headers: { 'set-cookie': setCookie } },
  )
}
