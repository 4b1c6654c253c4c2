import type { Application } from './directory.ts'
import type { IssuerContext } from './issuer-context.ts'

const loopbackHosts = new Set(['localhost', '127.0.0.1'])

/**
 * Checks that a browser may be redirected to this address for this application: a registered one,
 * compared exactly; any port of this machine where the application allows it, since native and
 * development clients use a free one; or this service itself for a public application, whose
 * dashboard it serves. Source: RFC 8252 section 7.3.
 */
export function isRedirectAddress(
  context: Pick<IssuerContext, 'publicUrl'>,
  application: Application,
  address: string,
): boolean {
  if (application.redirectUris.includes(address)) return true
  const url = URL.parse(address)
  if (!url) return false
  const plain = ['http:', 'https:'].includes(url.protocol)
  if (!plain || address.includes('#') || url.username !== '' || url.password !== '') return false
  if (application.loopbackRedirects && loopbackHosts.has(url.hostname)) return true
  return application.kind === 'public' && url.origin === new URL(context.publicUrl()).origin
}
