import * as oauth from 'oauth4webapi'
import type { Settings } from './settings.ts'

/** The sign-in service as its own description gives it. */
export type AuthorizationServer = oauth.AuthorizationServer

/** Plain http is for a sandbox on this machine; the library says so by deprecating the option. */
export function requestOptions({ authority }: Settings): { [oauth.allowInsecureRequests]?: true } {
  const { protocol, hostname } = new URL(authority)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'http:' && loopback ? { [oauth.allowInsecureRequests]: true } : {}
}

/**
 * Reads the description of the sign-in service. For all organisations its issuer is a template with a
 * place for the tenant, so that only its host is compared.
 */
export async function discover(settings: Settings): Promise<AuthorizationServer> {
  const { authority, tenant } = settings
  const address = new URL(`${authority.replace(/\/+$/, '')}/${tenant}/v2.0`)
  const response = await oauth.discoveryRequest(address, requestOptions(settings))
  const { issuer = '' } = (await response.clone().json()) as { issuer?: string }
  const named = new URL(issuer)
  if (named.origin !== address.origin) throw new Error(`${address.href} speaks for ${issuer}`)
  return oauth.processDiscoveryResponse(named, response)
}
