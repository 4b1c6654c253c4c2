import type { CallerKind, CspRole } from '@accredit/contract'

/** Actor of a call, for rules and records. */
export interface Actor {
  /** The partner whose data the call sees. */
  readonly partnerId: string
  /**
   * Tenant of the caller's token (`tid`); with the object id it identifies the actor, which names
   * do not.
   */
  readonly tenantId: string
  /** The object id of the user, or of the application's service principal (`oid`). */
  readonly objectId: string
  readonly kind: CallerKind
  readonly applicationId: string
  readonly userPrincipalName?: string | undefined
  readonly displayName?: string | undefined
  readonly cspRoles: readonly CspRole[]
  /** True when the user is a reviewer. */
  readonly reviewer: boolean
}
