import type { TermsChange } from '../vetting-terms.ts'
import type { Address, ApplicationRight, CspRole, VettingReason } from '@accredit/contract'

/**
 * Declarative setup: partners with their applications, members and codes, and vetting's domain lists.
 * Absent parts stay as they are. Ids and domains are in lower case.
 */
export interface Setup {
  readonly partners?: readonly PartnerSetup[] | undefined
  readonly allowList?: readonly DomainSetup[] | undefined
  readonly stopList?: readonly DomainSetup[] | undefined
}

/** A partner: the tenant whose users and applications may call. */
export interface PartnerSetup {
  readonly id: string
  readonly name?: string | undefined
  readonly domain?: string | undefined
  /** Its own request limits and review times. */
  readonly qualifications?: TermsChange | undefined
  readonly applications?: readonly ApplicationSetup[] | undefined
  readonly members?: readonly MemberSetup[] | undefined
  readonly codes?: readonly CodeSetup[] | undefined
  readonly customers?: readonly CustomerSetup[] | undefined
}

/** An application that may call for a partner, with all its rights. */
export interface ApplicationSetup {
  /** The application (client) id, as in its tokens. */
  readonly id: string
  readonly name?: string | undefined
  readonly allows?: readonly ApplicationRight[] | undefined
}

/** A user of a partner with all their roles. */
export interface MemberSetup {
  /** The object id, as in the user's tokens. */
  readonly id: string
  readonly userPrincipalName?: string | undefined
  readonly displayName?: string | undefined
  readonly roles?: readonly CspRole[] | undefined
}

/** A validation code for Government Community Cloud. */
export interface CodeSetup {
  readonly code: string
  readonly organization?: string | undefined
  /** Number of uses; null for no limit. */
  readonly creates?: number | null | undefined
  /** Uses before the code was added here; only for a new code. */
  readonly used?: number | undefined
}

/** A customer of a partner. */
export interface CustomerSetup {
  readonly id: string
  readonly name?: string | undefined
  readonly domain?: string | undefined
  readonly email?: string | undefined
  readonly address?: Address | undefined
  readonly contact?: ContactSetup | undefined
  readonly gdap?: GrantSetup | undefined
}

/** Bill-to contact. */
export interface ContactSetup {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email?: string | undefined
}

/** Directory roles that a customer grants to each CSP role; a given role has no others. */
export type GrantSetup = { readonly [Role in CspRole]?: readonly string[] | undefined }

/** A domain on the allow list or the stop list. */
export interface DomainSetup {
  readonly domain: string
  readonly reason: string
  /**
   * Allow list only: names of the institution that owns the domain, in addition to those of the
   * academic list.
   */
  readonly names?: readonly string[] | undefined
  /** Stop list only: the denial reason for the partner. */
  readonly denial?: VettingReason | undefined
}
