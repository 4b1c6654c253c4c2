import type { Caller } from '../caller.ts'
import type { Border, Visit } from './check.ts'

/**
 * Verifies the access token: signature, times, issuer, tenant, and the claims that identify the
 * caller.
 * @throws Refused with PartnerTokenMissing or AccessDenied, or with ServiceUnavailable when the
 * signing keys cannot be read
 */
export async function checkToken(
  { headers }: Pick<Visit, 'headers'>,
  { authenticator }: Pick<Border, 'authenticator'>,
): Promise<Caller> {
  return authenticator.authenticate(headers.authorization)
}
