import { audience as partnerCenter } from '@accredit/contract/access'
import type { Target } from './target.ts'

/** Sign-in settings that a service publishes. */
export interface PublishedSignIn {
  readonly authority: string
  readonly audience: string
  /** Client id of its dashboard; empty when it has none. */
  readonly clientId: string
}

const patience = 5_000
const usual = /^[\w.:/~-]+$/

/**
 * Reads the sign-in settings that an Accredit service publishes, and returns those that differ from
 * the command line's defaults. They are never applied without the user. A missing or malformed
 * answer counts as none.
 */
export async function findOtherSignIn(
  target: Target,
  signal: AbortSignal,
): Promise<PublishedSignIn | undefined> {
  if (target.isMicrosoft) return undefined
  const published = await fetch(`${target.baseUrl}/dashboard.json`, {
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  })
    .then((response) => response.json())
    .then(readSettings)
    .catch(() => undefined)
  if (!published) return undefined
  const { authority, audience } = published
  return authority === target.authority && audience === target.audience ? undefined : published
}

function readSettings(body: unknown): PublishedSignIn | undefined {
  const { authority, scope, clientId } = (body ?? {}) as Record<string, unknown>
  if (![authority, scope].every((value) => typeof value === 'string')) return undefined
  const delegated = String(scope)
    .split(' ')
    .find((part) => part.endsWith('/user_impersonation'))
  const audience = delegated?.slice(0, -'/user_impersonation'.length) ?? partnerCenter
  const id = typeof clientId === 'string' ? clientId : ''
  // They are shown for the user to type, so they must be plain words.
  if (![authority, audience].every((value) => usual.test(String(value)))) return undefined
  return { authority: String(authority), audience, clientId: usual.test(id) ? id : '' }
}
