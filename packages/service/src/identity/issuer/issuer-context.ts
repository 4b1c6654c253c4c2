import type { AttemptLimit } from './attempt-limit.ts'
import {
  findApplication,
  findTenant,
  type Application,
  type Directory,
  type Tenant,
} from './directory.ts'
import type { FormTokens } from './form-token.ts'
import type { IssuerState } from './issuer-state.ts'
import type { SigningKeys } from './signing-keys.ts'
import { refuseToken } from './token-error.ts'

/** Version of Entra's token endpoint, which decides the format of the tokens. */
export type Version = 1 | 2

/** Dependencies of the issuer's endpoints. */
export interface IssuerContext {
  /** The service's own address without a trailing slash; known once it listens. */
  readonly publicUrl: () => string
  readonly directory: Directory
  readonly keys: SigningKeys
  readonly state: IssuerState
  /** The real clock in epoch milliseconds. */
  readonly now: () => number
  readonly attempts: AttemptLimit
  readonly formTokens: FormTokens
  /** Polling interval of a device, in seconds. */
  readonly devicePollSeconds: number
}

/** Answer of an endpoint, independent of the HTTP framework. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** A string is sent as it is, anything else as JSON. */
  readonly body: unknown
}

/**
 * Returns the issuer for discovery documents and tokens; without a tenant it contains Entra's
 * placeholder.
 */
export function issuerName(publicUrl: string, tenantId: string, version: Version): string {
  return version === 1 ? `${publicUrl}/${tenantId}/` : `${publicUrl}/${tenantId}/v2.0`
}

/**
 * Parses the tenant of an address: an id, a verified domain, or `common` and `organizations`, which
 * leave it open (`undefined`).
 */
export function readTenant(directory: Directory, segment: string): Tenant | undefined {
  const wanted = segment.toLowerCase()
  if (wanted === 'common' || wanted === 'organizations') return undefined
  return findTenant(directory, segment) ?? refuseToken('TenantUnknown', { tenant: segment })
}

/** Finds the application of a client id, in a tenant when one is given. */
export function readApplication(
  directory: Directory,
  clientId: string,
  tenant: Tenant | undefined,
): Application {
  return (
    findApplication(directory, clientId, tenant?.id) ??
    refuseToken('ApplicationUnknown', {
      application: clientId,
      tenant: tenant?.displayName ?? 'common',
    })
  )
}
