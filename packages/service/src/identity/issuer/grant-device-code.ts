import type { ProvenApplication } from './application-credential.ts'
import type { IssuerContext } from './issuer-context.ts'
import { required } from './form.ts'
import { hashOf, newSecret } from './secrets.ts'
import type { TokenBody, TokenRequest } from './token-answer.ts'
import { refuseToken } from './token-error.ts'
import { answerSignIn, readAskedAccess } from './user-grant.ts'

/**
 * Answers a polling device. The v1 endpoint's clients send the device code as `code`. Source: RFC
 * 8628.
 */
export async function grantDeviceCode(
  context: IssuerContext,
  request: TokenRequest,
  proven: ProvenApplication,
): Promise<TokenBody> {
  const { form } = request
  const deviceCode = form.get('device_code') ?? form.get('code') ?? required(form, 'device_code')
  const deviceHash = hashOf(deviceCode)
  const at = context.now()
  readAskedAccess(request)
  const polled = await context.state.pollDevice(deviceHash, at)
  if (polled?.device.applicationId !== proven.application.id) {
    return refuseToken('DeviceCodeUnknown', {})
  }
  const { device, polledAt } = polled
  if (device.expiresAt <= at) return refuseToken('DeviceCodeExpired', {})
  if (device.decision === undefined) {
    const seconds = context.devicePollSeconds
    // Half the interval is tolerated, since timers fire early and MSAL gives up at slow_down.
    const tooSoon = polledAt !== undefined && at - polledAt < seconds * 500
    return tooSoon
      ? refuseToken('PolledTooSoon', { seconds })
      : refuseToken('AuthorizationPending', {})
  }
  if (!(await context.state.takeDevice(deviceHash))) return refuseToken('DeviceCodeUnknown', {})
  if (device.decision === 'declined') return refuseToken('AuthorizationDeclined', {})
  return answerSignIn(context, request, proven, {
    applicationId: device.applicationId,
    userId: device.decision.userId,
    access: device.access,
    familyId: newSecret(),
  })
}
