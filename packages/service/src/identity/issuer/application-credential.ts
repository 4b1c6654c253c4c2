import type { Application, Tenant } from './directory.ts'
import type { Form } from './form.ts'
import { required } from './form.ts'
import { readApplication, type IssuerContext } from './issuer-context.ts'
import { isSameSecret } from './secrets.ts'
import { refuseToken } from './token-error.ts'
import type { Proof } from './tokens.ts'
import { verifyAssertion } from './verify-assertion.ts'

/** An application that has authenticated, or that needs no credential. */
export interface ProvenApplication {
  readonly application: Application
  readonly proof: Proof
}

/** Credential of an application, as presented in a request. */
export interface PresentedCredential {
  readonly clientId: string
  readonly secret?: string
  readonly assertion?: string
}

/** Reads the client id with its secret or assertion, from the form or from HTTP Basic. */
export function readCredential(form: Form, authorization: string | undefined): PresentedCredential {
  const basic = readBasic(authorization)
  const secret = form.get('client_secret')
  const assertion = form.get('client_assertion')
  const presented = [basic, secret, assertion].filter((entry) => entry !== undefined)
  if (presented.length > 1) {
    return refuseToken('RequestMalformed', {
      reason: 'Present one client credential, not several.',
    })
  }
  if (basic !== undefined) {
    const named = form.get('client_id')
    if (named !== undefined && named !== basic.clientId) {
      return refuseToken('RequestMalformed', {
        reason: 'The form and the Authorization header name different applications.',
      })
    }
    return basic
  }
  return {
    clientId: required(form, 'client_id'),
    ...(secret === undefined ? {} : { secret }),
    ...(assertion === undefined ? {} : { assertion: readAssertion(form, assertion) }),
  }
}

/** Authenticates the application; a public one must not present a credential. */
export async function proveApplication(
  context: IssuerContext,
  tenant: Tenant | undefined,
  credential: PresentedCredential,
): Promise<ProvenApplication> {
  const application = readApplication(context.directory, credential.clientId, tenant)
  const { assertion, secret } = credential
  if (application.kind === 'public') {
    if (secret !== undefined || assertion !== undefined) {
      return refuseToken('PublicClientCredential', {})
    }
    return { application, proof: '0' }
  }
  if (assertion !== undefined) {
    await verifyAssertion(context, application, assertion)
    return { application, proof: '2' }
  }
  if (secret === undefined) return refuseToken('CredentialMissing', {})
  // Every secret is compared, so that the time taken does not reveal a near match.
  const matches = application.secrets.filter((known) => isSameSecret(known, secret))
  if (matches.length === 0) return refuseToken('SecretInvalid', { application: application.id })
  return { application, proof: '1' }
}

function readAssertion(form: Form, assertion: string): string {
  const type = required(form, 'client_assertion_type')
  if (type !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer') {
    return refuseToken('RequestMalformed', {
      reason:
        'client_assertion_type must be urn:ietf:params:oauth:client-assertion-type:jwt-bearer.',
    })
  }
  return assertion
}

function readBasic(
  authorization: string | undefined,
): { readonly clientId: string; readonly secret: string } | undefined {
  const encoded = /^Basic +([\w+/=-]+) *$/i.exec(authorization ?? '')?.[1]
  if (encoded === undefined) return undefined
  const [clientId, secret] = Buffer.from(encoded, 'base64').toString('utf8').split(/:(.*)/s)
  try {
    return {
      clientId: decodeURIComponent(clientId ?? ''),
      secret: decodeURIComponent(secret ?? ''),
    }
  } catch {
    return refuseToken('RequestMalformed', { reason: 'The Authorization header is not readable.' })
  }
}
