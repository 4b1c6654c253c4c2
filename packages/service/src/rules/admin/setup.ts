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

/** A partner company: the tenant whose users and applications may call. */
export interface PartnerSetup {
  readonly id: string
  readonly name?: string | undefined
  readonly domain?: string | undefined
  /** Request limits and review times of its own. */
  readonly qualifications?: TermsChange | undefined
  readonly applications?: readonly ApplicationSetup[] | undefined
  readonly members?: readonly MemberSetup[] | undefined
  readonly codes?: readonly CodeSetup[] | undefined
  readonly customers?: readonly CustomerSetup[] | undefined
}

/** An application that may call for a partner, and all that it is registered for. */
export interface ApplicationSetup {
  /** The application (client) id, as its tokens carry it. */
  readonly id: string
  readonly name?: string | undefined
  readonly allows?: readonly ApplicationRight[] | undefined
}

/** A user of a partner and the roles that they hold, all of them. */
export interface MemberSetup {
  /** The object id, as the user's tokens carry it. */
  readonly id: string
  readonly userPrincipalName?: string | undefined
  readonly displayName?: string | undefined
  readonly roles?: readonly CspRole[] | undefined
}

/** A validation code for Government Community Cloud. */
export interface CodeSetup {
  readonly code: string
  readonly organization?: string | undefined
  /** Customers that can be qualified with it; null for any number. */
  readonly creates?: number | null | undefined
  /** Creates that were used before the code came here; counts only when it is added. */
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

/** Whom the bill is addressed to. */
export interface ContactSetup {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email?: string | undefined
}

/** The directory roles that a customer grants to each CSP role; a role that is named has no others. */
export type GrantSetup = { readonly [Role in CspRole]?: readonly string[] | undefined }

/** A domain on the allow list or the stop list. */
export interface DomainSetup {
  readonly domain: string
  readonly reason: string
  /** Allow list only: names of the institution that the domain belongs to; those of the list are added. */
  readonly names?: readonly string[] | undefined
  /** Stop list only: what the partner is told. */
  readonly denial?: VettingReason | undefined
}
