import type { ApplicationRight, CspRole, Route } from '@accredit/contract'
import type { Refusal } from '../../rules/refusal.ts'
import type { Authenticator } from '../authenticate.ts'
import type { Caller } from '../caller.ts'

/** One call, as far as the caller checks need it. */
export interface Visit {
  /** Name of the operation, for refusals. */
  readonly operation: string
  readonly route: Pick<Route, 'access' | 'admits' | 'appOnly' | 'roles' | 'throttle'> & {
    readonly success: Pick<Route['success'], 'mediaType'>
  }
  /** The customer id in the path, as sent. */
  readonly customerId?: string | undefined
  readonly headers: {
    readonly authorization?: string | undefined
    readonly accept?: string | undefined
  }
}

/** A call whose token was verified. */
export interface KnownVisit extends Visit {
  readonly caller: Caller
}

/** A value that is remembered, or has to be looked up. */
type Found<Value> = Value | Promise<Value>

/**
 * Counts a call of a partner, or of one of its customers, and refuses it when there were too many in
 * this minute of the service clock. 0 means no limit. Source: API throttling guidance.
 * @returns at once whenever it can: a promise only where other processes have to be asked
 */
export type Throttle = (
  partnerId: string,
  limit: number,
  customerId?: string,
) => Refusal | undefined | Promise<Refusal | undefined>

/** The answers that the checks need beyond the call itself. */
export interface Border {
  readonly authenticator: Authenticator
  /** Audiences of which a token needs one. */
  readonly audiences: readonly string[]
  /** Those among them that are this service's own: the reviewers' tokens are for one of these. */
  readonly ownAudiences: readonly string[]
  /** Lists the reviewers' tenants; no partner's tenant is among them. */
  readonly isReviewersTenant: (tenantId: string) => boolean
  /** The application of the dashboard; empty where there is none. */
  readonly dashboardClient: string
  /** The rights of the caller's application; undefined where it is not registered. */
  readonly findApplicationRights: (caller: Caller) => Found<readonly ApplicationRight[] | undefined>
  /** The roles of a user; looked up, since tokens do not carry them. */
  readonly findRoles: (caller: Caller) => Found<readonly CspRole[]>
  readonly enforceMfa: boolean
  readonly throttle: Throttle
  readonly throttlePerMinute: number
}

/** Judges a call by one rule; without a refusal the next check follows. */
export type Check = (
  visit: KnownVisit,
  border: Border,
) => Refusal | undefined | Promise<Refusal | undefined>
