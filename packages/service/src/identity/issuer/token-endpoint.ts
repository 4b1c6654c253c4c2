import {
  proveApplication,
  readCredential,
  type ProvenApplication,
} from './application-credential.ts'
import type { Form } from './form.ts'
import { readForm, required } from './form.ts'
import { grantAuthorizationCode } from './grant-authorization-code.ts'
import { grantClientCredentials } from './grant-client-credentials.ts'
import { grantDeviceCode } from './grant-device-code.ts'
import { grantRefreshToken } from './grant-refresh-token.ts'
import { readTenant, type Answer, type IssuerContext, type Version } from './issuer-context.ts'
import { answerJson, answerTokenError } from './answers.ts'
import type { TokenBody, TokenRequest } from './token-answer.ts'
import { refuseToken, TokenRefused } from './token-error.ts'

/** A form posted to an endpoint of the issuer. */
export interface FormPost {
  /** First segment of the address. */
  readonly tenant: string
  readonly version: Version
  readonly body: string
  readonly authorization?: string
  /** The header `client-request-id`; clients send it there or in the form. */
  readonly requestId?: string
  /** Address of the client, for the limit on wrong attempts. */
  readonly address: string
}

type Grant = (
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
) => Promise<TokenBody>

/** Supported grants. MSAL for Node sends the device grant without its `urn`. */
const grants = new Map<string, Grant>([
  ['client_credentials', grantClientCredentials],
  ['authorization_code', grantAuthorizationCode],
  ['refresh_token', grantRefreshToken],
  ['urn:ietf:params:oauth:grant-type:device_code', grantDeviceCode],
  ['device_code', grantDeviceCode],
])

/** Answers a token request, in the order: form, tenant, attempts, application, grant. */
export async function answerTokenRequest(context: IssuerContext, post: FormPost): Promise<Answer> {
  let requestId: string | undefined
  try {
    const form = readForm(post.body)
    requestId = form.get('client-request-id') ?? post.requestId
    const grant = readGrant(form)
    const tenant = readTenant(context.directory, post.tenant)
    const credential = readCredential(form, post.authorization)
    const guesser = `${credential.clientId.toLowerCase()} ${post.address}`
    const body = await guarded(context, guesser, async () => {
      const proven = await proveApplication(context, tenant, credential)
      const { address, version } = post
      return grant(context, { tenant, version, form, address }, proven)
    })
    return answerJson(200, body)
  } catch (error) {
    if (error instanceof TokenRefused) return answerTokenError(context, error, requestId)
    throw error
  }
}

function readGrant(form: Form): Grant {
  const name = required(form, 'grant_type')
  if (name === 'password') return refuseToken('PasswordRefused', {})
  return grants.get(name) ?? refuseToken('GrantUnsupported', { grant: name })
}

/** Rejects a client that has failed too often. */
async function guarded<Result>(
  context: IssuerContext,
  guesser: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const seconds = context.attempts.blockedFor(guesser)
  if (seconds !== undefined) return refuseToken('TooManyAttempts', { seconds })
  try {
    return await work()
  } catch (error) {
    if (error instanceof TokenRefused && error.entry.guess === true) {
      context.attempts.countWrong(guesser)
    }
    throw error
  }
}
