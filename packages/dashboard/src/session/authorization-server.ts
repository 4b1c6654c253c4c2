import * as oauth from 'oauth4webapi'
import type { Settings } from './settings.ts'

/** Metadata of the sign-in service. */
export type AuthorizationServer = oauth.AuthorizationServer

/**
 * Plain http is for local sandboxes only; the library marks the option as deprecated to warn about
 * that.
 */
export function requestOptions({ authority }: Settings): { [oauth.allowInsecureRequests]?: true } {
  const { protocol, hostname } = new URL(authority)
  const loopback = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'http:' && loopback ? { [oauth.allowInsecureRequests]: true } : {}
}

/**
 * Reads the metadata of the sign-in service. For multi-tenant sign-in its issuer is a template with
 * a placeholder for the tenant, so only its host is compared.
 */
export async function discover(settings: Settings): Promise<AuthorizationServer> {
  const { authority, tenant } = settings
  const address = new URL(`${authority.replace(/\/+$/, '')}/${tenant}/v2.0`)
  const response = await oauth.discoveryRequest(address, requestOptions(settings))
  const { issuer = '' } = (await response.clone().json()) as { issuer?: string }
  const named = new URL(issuer)
  if (named.origin !== address.origin) throw new Error(`${address.href} names the issuer ${issuer}`)
  return oauth.processDiscoveryResponse(named, response)
}
