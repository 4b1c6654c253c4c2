import { isGuid, type CspRole } from '@accredit/contract'
import type { JWK } from 'jose'

/** A tenant that signs its users in. */
export interface Tenant {
  readonly id: string
  readonly displayName: string
  /** Its verified domain, which may stand for the id in an address. */
  readonly domain: string
}

/** A registered application. */
export interface Application {
  /** The client id. */
  readonly id: string
  readonly displayName: string
  /** A confidential one proves who it is; a public one cannot keep a secret. */
  readonly kind: 'confidential' | 'public'
  /** The only tenant that knows it; without one every tenant does. */
  readonly tenantId?: string
  /** Claims `oid` and `sub` of its App-only tokens. */
  readonly servicePrincipalId: string
  readonly secrets: readonly string[]
  /** Public keys that its signed assertions are verified with; `x5t#S256` or `kid` tells them apart. */
  readonly keys: readonly JWK[]
  /** Redirect addresses, compared as exact text. */
  readonly redirectUris: readonly string[]
  /** Also accepts any path on any port of the loopback address as a redirect address. */
  readonly loopbackRedirects: boolean
}

/** A person who can sign in. */
export interface User {
  /** The object id. */
  readonly id: string
  readonly tenantId: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName: string
  readonly familyName: string
  /** True when the sign-in counts as one with MFA. */
  readonly mfa: boolean
  /** Roles in Partner Center; never part of a token. */
  readonly cspRoles: readonly CspRole[]
  /** App roles; the token carries them as `roles`. */
  readonly appRoles: readonly string[]
}

/** Everyone and everything that the issuer knows. */
export interface Directory {
  readonly tenants: readonly Tenant[]
  readonly applications: readonly Application[]
  readonly users: readonly User[]
}

/** Finds a tenant by its id or its verified domain. */
export function findTenant(directory: Directory, name: string): Tenant | undefined {
  const wanted = name.toLowerCase()
  return directory.tenants.find((tenant) => (isGuid(name) ? tenant.id : tenant.domain) === wanted)
}

/** Finds an application by its client id, in a tenant when one is given. */
export function findApplication(
  directory: Directory,
  clientId: string,
  tenantId?: string,
): Application | undefined {
  const wanted = clientId.toLowerCase()
  return directory.applications.find(
    (application) =>
      application.id === wanted && (tenantId === undefined || isKnownIn(application, tenantId)),
  )
}

/** Says whether a tenant knows an application. */
export function isKnownIn(application: Application, tenantId: string): boolean {
  return application.tenantId === undefined || application.tenantId === tenantId
}

/** Finds a user by the full user name or the object id. */
export function findUser(directory: Directory, name: string): User | undefined {
  const wanted = name.toLowerCase()
  return directory.users.find(
    (user) => user.userPrincipalName.toLowerCase() === wanted || user.id === wanted,
  )
}
