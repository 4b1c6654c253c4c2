import { readResource, readScope, signInAccess, type Access } from './access.ts'
import type { Application, Tenant } from './directory.ts'
import { required, type Form } from './form.ts'
import { readApplication, type IssuerContext, type Version } from './issuer-context.ts'
import { isRedirectAddress } from './redirect-address.ts'
import { refuseToken } from './token-error.ts'

/** Response mode: in the query, in the fragment, or as a form. */
export type ResponseMode = 'query' | 'fragment' | 'form_post'

/** Target of the response, whether a code or an error. */
export interface ReturnTarget {
  readonly application: Application
  readonly redirectUri: string
  readonly mode: ResponseMode
  readonly state?: string
}

/** Parameters of the requested sign-in. */
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
 * Reads the client and the target of the response. Until both are certain, nothing may be sent
 * there, so a refusal of this half is shown as a page.
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

/** An unknown mode is refused with the rest of the request, and that refusal needs a mode, too. */
function readMode(form: Form): ResponseMode {
  const asked = form.get('response_mode')
  const ordinary = wantsIdToken(form) ? 'fragment' : 'query'
  if (asked === 'query') return ordinary
  return modes.includes(asked ?? '') ? (asked as ResponseMode) : ordinary
}

function wantsIdToken(form: Form): boolean {
  return (form.get('response_type') ?? '').split(' ').includes('id_token')
}

/** Reads what the application requests; a refusal of this half is sent back to it. */
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
  // Nobody stays signed in here, so there is no session for a silent answer.
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
  // A token in the query would end up in logs and browser histories.
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
