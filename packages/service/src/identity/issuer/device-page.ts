import { findApplication, type Application, type Tenant, type User } from './directory.ts'
import { readUserCode } from './device-endpoint.ts'
import { readForm, type Form } from './form.ts'
import type { BrowserSends } from './form-token.ts'
import { html, type Html } from '../../pages/html.ts'
import type { Answer, IssuerContext } from './issuer-context.ts'
import type { DeviceRecord } from './issuer-state.ts'
import { answerPage, answerProblem } from './page.ts'
import { hashOf } from './secrets.ts'
import { TokenRefused } from './token-error.ts'
import { userButtons } from './user-buttons.ts'
import { mayUse } from './user-grant.ts'

/** A visit of a browser at the page where a device's code is typed in. */
export interface DeviceVisit {
  readonly query: string
  readonly browser: BrowserSends
  readonly address: string
  /** The form of the page, once something was entered. */
  readonly body?: string
}

const purpose = 'devicelogin'

/** Asks for the code, then who signs in, then tells that the device may go on. */
export async function answerDeviceVisit(
  context: IssuerContext,
  visit: DeviceVisit,
): Promise<Answer> {
  try {
    if (visit.body === undefined) return askForCode(context, visit, readForm(visit.query))
    const form = readForm(visit.body)
    if (!context.formTokens.isGenuine(visit.browser, purpose, form.get('form_token'))) {
      return answerProblem(
        'This form was not sent from this page, or the page is out of date. Open it again.',
      )
    }
    return await answerEntered(context, visit, form)
  } catch (error) {
    if (error instanceof TokenRefused) return answerProblem(error.message)
    throw error
  }
}

async function answerEntered(
  context: IssuerContext,
  visit: DeviceVisit,
  form: Form,
): Promise<Answer> {
  const guesser = `devicelogin ${visit.address}`
  const seconds = context.attempts.blockedFor(guesser)
  if (seconds !== undefined) {
    return answerProblem(`Too many wrong codes were entered; try again in ${seconds} seconds.`)
  }
  const userCode = readUserCode(form.get('code') ?? '')
  const device = await context.state.findDeviceByUserCode(hashOf(userCode))
  const application = device && findApplication(context.directory, device.applicationId)
  if (!device || !application || device.decision || device.expiresAt <= context.now()) {
    context.attempts.countWrong(guesser)
    return askForCode(context, visit, form, 'That code is wrong, used or out of date.')
  }
  const users = usersFor(context, device, application)
  const chosen = form.get('user')
  if (form.get('decline') !== undefined) return decide(context, userCode, 'declined')
  if (chosen === undefined) return askForUser(context, visit, { application, userCode, users })
  const user = users.find(({ userPrincipalName }) => userPrincipalName === chosen)
  if (user === undefined) return answerProblem('Nobody of this name may sign in here.')
  return decide(context, userCode, { userId: user.id })
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
  userCode: string,
  decision: NonNullable<DeviceRecord['decision']>,
): Promise<Answer> {
  if (!(await context.state.decideDevice(hashOf(userCode), decision))) {
    return answerProblem('This code was used in the meantime.')
  }
  return decision === 'declined'
    ? answerPage('Declined', html`<p>The device is not signed in. You can close this page.</p>`)
    : answerPage('Signed in', html`<p>The device goes on by itself. You can close this page.</p>`)
}

function askForCode(
  context: IssuerContext,
  visit: DeviceVisit,
  form: Form,
  problem?: string,
): Answer {
  const typed = form.get('code') ?? form.get('otc') ?? ''
  return answerForm(
    context,
    visit,
    'Enter the code',
    html`${problem === undefined ? '' : html`<p role="alert">${problem}</p>`}
      <label for="code">The code that your device or application shows</label>
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
      <button>Next</button>`,
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
  return answerForm(
    context,
    visit,
    'Sign in on a device',
    html`<p>
        Choose who signs in to <strong>${asked.application.displayName}</strong> on the device that
        shows the code <code>${asked.userCode}</code>. Go on only if you started this yourself.
      </p>
      <input type="hidden" name="code" value="${asked.userCode}" />
      ${userButtons(asked.users)}
      <button name="decline" value="1">Do not sign in</button>`,
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
    title,
    html`<form method="post" action="/devicelogin">
      <input type="hidden" name="form_token" value="${token}" />
      ${content}
    </form>`,
    { status, headers: { 'set-cookie': setCookie } },
  )
}
