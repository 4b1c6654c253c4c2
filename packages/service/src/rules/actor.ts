import type { CallerKind, CspRole } from '@accredit/contract'

/** Actor of a call, as far as rules and records need it. */
export interface Actor {
  /** The partner whose data the call sees. */
  readonly partnerId: string
  /** The tenant of the caller's token (`tid`): with the object id it tells who acts, names do not. */
  readonly tenantId: string
  /** The object id of the user, or of the application's service principal (`oid`). */
  readonly objectId: string
  readonly kind: CallerKind
  readonly applicationId: string
  readonly userPrincipalName?: string | undefined
  readonly displayName?: string | undefined
  readonly cspRoles: readonly CspRole[]
  /** True when the user may work at the desk. */
  readonly reviewer: boolean
}
