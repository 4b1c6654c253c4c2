import { clouds, type Cloud } from './clouds.ts'
import type { Fetch } from './connection.ts'
import { refreshTokenCredential } from './credentials/refresh-token.ts'
import type { TokenCredential } from './credentials/token-credential.ts'

/**
 * Accredit's sandbox at its default address: API and sign-in on one port, tokens for the audience of
 * the global cloud.
 */
export const sandbox = {
  baseUrl: 'http://127.0.0.1:8787',
  authority: 'http://127.0.0.1:8787',
  audience: clouds.global.audience,
} as const satisfies Cloud

const publicClientId = 'c0de0000-0000-4000-8000-00000000c1c1'

/**
 * Signs in to a sandbox as one of its demo users, without a password: their refresh tokens are well
 * known on purpose, like any emulator's. Useless anywhere else.
 *
 * @param upn Default: `admin@contoso.onmicrosoft.com`.
 * @example
 * import { createPartner, sandbox, sandboxCredential } from '@accredit/client'
 *
 * const partner = createPartner({ cloud: sandbox, credential: sandboxCredential() })
 * for await (const customer of partner.customers.list()) {
 *   console.log(customer.companyProfile.companyName)
 * }
 */
export function sandboxCredential(
  upn = 'admin@contoso.onmicrosoft.com',
  options: { readonly baseUrl?: string | undefined; readonly fetch?: Fetch | undefined } = {},
): TokenCredential {
  return refreshTokenCredential({
    authority: options.baseUrl ?? sandbox.authority,
    tenant: upn.slice(upn.indexOf('@') + 1),
    clientId: publicClientId,
    refreshToken: `sandbox-refresh:${upn}`,
    fetch: options.fetch,
  })
}
