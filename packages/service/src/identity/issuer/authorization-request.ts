import { readResource, readScope, signInAccess, type Access } from './access.ts'
import type { Application, Tenant } from './directory.ts'
import { required, type Form } from './form.ts'
import { readApplication, type IssuerContext, type Version } from './issuer-context.ts'
import { isRedirectAddress } from './redirect-address.ts'
import { refuseToken } from './token-error.ts'

/** Transport of the answer: in the query, behind the hash sign, or in a form. */
export type ResponseMode = 'query' | 'fragment' | 'form_post'

/** Target of the answer, be it a code or an error. */
export interface ReturnTarget {
  readonly application: Application
  readonly redirectUri: string
  readonly mode: ResponseMode
  readonly state?: string
}

/** Parameters of a sign-in that an application asks for. */
export interface WantedSignIn {
  readonly access: Access
  readonly withIdToken: boolean
  readonly clientInfo: boolean
  readonly nonce?: string
  readonly challenge?: string
  readonly loginHint?: string
}

const modes: readonly string[] = ['query', 'fragment', 'form_post'] satisfies ResponseMode[]

/**
 * Reads who asks and where the answer goes. While that is not certain nothing is sent anywhere, so
 * that a refusal of this half is shown as a page.
 */
export function readReturnTarget(
  context: IssuerContext,
  tenant: Tenant | undefined,
  form: Form,
): ReturnTarget {
  const application = readApplication(context.directory, required(form, 'client_id'), tenant)
  const redirectUri = required(form, 'redirect_uri')
  if (!isRedirectAddress(context, application, redirectUri)) {
    return refuseToken('RedirectUnknown', { uri: redirectUri, application: application.id })
  }
  const state = form.get('state')
  return {
    application,
    redirectUri,
    mode: readMode(form),
    ...(state === undefined ? {} : { state }),
  }
}

/** An unknown mode is refused with the rest of the request, and that refusal needs a mode too. */
function readMode(form: Form): ResponseMode {
  const asked = form.get('response_mode')
  const ordinary = wantsIdToken(form) ? 'fragment' : 'query'
  if (asked === 'query') return ordinary
  return modes.includes(asked ?? '') ? (asked as ResponseMode) : ordinary
}

function wantsIdToken(form: Form): boolean {
  return (form.get('response_type') ?? '').split(' ').includes('id_token')
}

/** Reads what the application wants; a refusal of this half is sent back to it. */
export function readWantedSignIn(
  form: Form,
  version: Version,
  application: Application,
): WantedSignIn {
  const withIdToken = readResponseType(form)
  checkMode(form, withIdToken)
  const access = readAccess(form, version)
  const challenge = readChallenge(form, application)
  const nonce = withIdToken ? required(form, 'nonce') : form.get('nonce')
  const loginHint = form.get('login_hint')
  // Nobody stays signed in here, so that there is no session to answer silently from.
  if (form.get('prompt') === 'none') return refuseToken('SignInNeeded', {})
  return {
    access,
    withIdToken,
    clientInfo: form.get('client_info') === '1',
    ...(nonce === undefined ? {} : { nonce }),
    ...(challenge === undefined ? {} : { challenge }),
    ...(loginHint === undefined ? {} : { loginHint }),
  }
}

function readResponseType(form: Form): boolean {
  const asked = required(form, 'response_type').split(' ').toSorted().join(' ')
  if (asked === 'code') return false
  if (asked === 'code id_token') return true
  return refuseToken('ResponseTypeUnsupported', { value: asked })
}

function checkMode(form: Form, withIdToken: boolean): void {
  const asked = form.get('response_mode')
  if (asked === undefined) return
  // A token in the query would end up in logs and histories.
  if (!modes.includes(asked) || (withIdToken && asked === 'query')) {
    refuseToken('ResponseModeUnsupported', { value: asked })
  }
}

function readAccess(form: Form, version: Version): Access {
  if (version === 2) return readScope(required(form, 'scope'))
  const resource = form.get('resource')
  return resource === undefined ? signInAccess : readResource(resource)
}

function readChallenge(form: Form, application: Application): string | undefined {
  const challenge = form.get('code_challenge')
  if (challenge === undefined) {
    return application.kind === 'public' ? refuseToken('ChallengeMissing', {}) : undefined
  }
  if (form.get('code_challenge_method') !== 'S256' || !/^[\w-]{43}$/.test(challenge)) {
    return refuseToken('ChallengeMissing', {})
  }
  return challenge
}
