import type { Fetch } from './connection.ts'
import { refreshTokenCredential } from './credentials/refresh-token.ts'
import type { TokenCredential } from './credentials/token-credential.ts'
import { defaultAddress } from './default-address.ts'
import { createPartner, type Partner, type PartnerOptions } from './partner.ts'
import { sandbox } from './sandbox-cloud.ts'

const publicClientId = 'c0de0000-0000-4000-8000-00000000c1c1'

/**
 * Signs in to a sandbox as one of its demo users, without a password: their refresh tokens are well
 * known on purpose, like any emulator's. Useless anywhere else.
 *
 * @param upn Default: `admin@contoso.onmicrosoft.com`.
 * @param options.baseUrl Default: the address of `sandbox`
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

/**
 * Connects to a sandbox as one of its demo users. Sends nothing yet.
 * @param options.baseUrl the sandbox's address, a named one's too. Default: `ACCREDIT_URL`, or
 * `http://127.0.0.1:8787`
 * @param options.user Default: `admin@contoso.onmicrosoft.com`
 * @throws TypeError when an option cannot work
 * @example
 * import { sandboxPartner } from '@accredit/client'
 *
 * const partner = sandboxPartner({ user: 'sales@contoso.onmicrosoft.com' })
 * console.log((await partner.customers.list()).totalCount)
 */
export function sandboxPartner(
  options: Omit<PartnerOptions, 'credential' | 'cloud' | 'scopes'> & {
    readonly user?: string | undefined
  } = {},
): Partner {
  const { user, baseUrl = defaultAddress(), ...rest } = options
  const cloud = { ...sandbox, baseUrl, authority: baseUrl }
  const credential = sandboxCredential(user, { baseUrl, fetch: rest.fetch })
  return createPartner({ ...rest, cloud, credential })
}
