import { randomInt } from 'node:crypto'
import { answerJson, answerTokenError } from './answers.ts'
import { readForm, required } from './form.ts'
import { readApplication, readTenant, type Answer, type IssuerContext } from './issuer-context.ts'
import { hashOf, newSecret } from './secrets.ts'
import type { FormPost } from './token-endpoint.ts'
import { refuseToken, TokenRefused } from './token-error.ts'
import { readAskedAccess } from './user-grant.ts'

/** Letters and digits that are not confused with each other. */
const alphabet = 'BCDFGHJKLMNPQRSTVWXYZ2346789'
const userCodeLength = 9

/** Lifetime of a device code in seconds: 15 minutes. */
const lifetimeSeconds = 900

/**
 * Begins the device flow: a code for the device, and a short one that a user types in on another
 * machine. The v1 endpoint answers every value as a string. Source: RFC 8628.
 */
export async function answerDeviceRequest(context: IssuerContext, post: FormPost): Promise<Answer> {
  try {
    const form = readForm(post.body)
    const tenant = readTenant(context.directory, post.tenant)
    const { address, version } = post
    const application = readApplication(context.directory, required(form, 'client_id'), tenant)
    const access =
      readAskedAccess({ tenant, version, form, address }) ??
      refuseToken('ParameterMissing', { parameter: version === 1 ? 'resource' : 'scope' })
    const deviceCode = newSecret()
    const userCode = newUserCode()
    await context.state.putDevice({
      deviceHash: hashOf(deviceCode),
      userCodeHash: hashOf(userCode),
      applicationId: application.id,
      ...(tenant === undefined ? {} : { tenantId: tenant.id }),
      access,
      expiresAt: context.now() + lifetimeSeconds * 1000,
    })
    const page = `${context.publicUrl()}/devicelogin`
    const number = (value: number) => (version === 1 ? String(value) : value)
    return answerJson(200, {
      device_code: deviceCode,
      user_code: userCode,
      [version === 1 ? 'verification_url' : 'verification_uri']: page,
      expires_in: number(lifetimeSeconds),
      interval: number(context.devicePollSeconds),
      message: `To sign in, use a web browser to open the page ${page} and enter the code ${userCode} to authenticate.`,
    })
  } catch (error) {
    if (error instanceof TokenRefused) return answerTokenError(context, error)
    throw error
  }
}

/** Normalizes a user code as typed: in any case, with spaces or dashes. */
export function readUserCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/g, '')
}

function newUserCode(): string {
  const letters = Array.from({ length: userCodeLength }, () => alphabet[randomInt(alphabet.length)])
  return letters.join('')
}
