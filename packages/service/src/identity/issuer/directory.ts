import { isGuid, type CspRole } from '@accredit/contract'
import type { JWK } from 'jose'

/** A tenant whose users can sign in. */
export interface Tenant {
  readonly id: string
  readonly displayName: string
  /** Its verified domain, which can replace the id in an address. */
  readonly domain: string
}

/** A registered application. */
export interface Application {
  /** The client id. */
  readonly id: string
  readonly displayName: string
  /** A confidential application authenticates; a public one cannot keep a secret. */
  readonly kind: 'confidential' | 'public'
  /** The only tenant that knows it; without one every tenant does. */
  readonly tenantId?: string
  /** Claims `oid` and `sub` of its App-only tokens. */
  readonly servicePrincipalId: string
  readonly secrets: readonly string[]
  /** Public keys that verify its signed assertions; identified by `x5t#S256` or `kid`. */
  readonly keys: readonly JWK[]
  /** Redirect addresses, compared exactly. */
  readonly redirectUris: readonly string[]
  /** Also accepts any path on any port of the loopback address as a redirect address. */
  readonly loopbackRedirects: boolean
}

/** A user who can sign in. */
export interface User {
  /** The object id. */
  readonly id: string
  readonly tenantId: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly givenName: string
  readonly familyName: string
  /** True when sign-ins count as MFA. */
  readonly mfa: boolean
  /** Roles in Partner Center; never part of a token. */
  readonly cspRoles: readonly CspRole[]
  /** App roles; the token carries them as `roles`. */
  readonly appRoles: readonly string[]
}

/** All tenants, applications and users of the issuer. */
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

/** Checks that a tenant knows an application. */
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
