import type { CallerKind, CspRole } from '@accredit/contract'

/** Who acts, as far as the rules and the records care. */
export interface Actor {
  readonly partnerId: string
  readonly kind: CallerKind
  readonly applicationId: string
  readonly userPrincipalName?: string | undefined
  readonly displayName?: string | undefined
  readonly cspRoles: readonly CspRole[]
  /** Whether the desk is open to the user. */
  readonly reviewer: boolean
}
