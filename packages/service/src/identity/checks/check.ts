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

/** A value that is cached, or has to be looked up. */
type Found<Value> = Value | Promise<Value>

/**
 * Counts a call of a partner, or of one of its customers, and refuses it when there were too many
 * in this minute of the service clock. 0 means no limit. Source: API throttling guidance.
 * @returns synchronously whenever possible: a promise only where other processes must be asked
 */
export type Throttle = (
  partnerId: string,
  limit: number,
  customerId?: string,
) => Refusal | undefined | Promise<Refusal | undefined>

/** Data that the checks need besides the call. */
export interface Border {
  readonly authenticator: Authenticator
  /** Accepted audiences; a token needs one of them. */
  readonly audiences: readonly string[]
  /** This service's own audiences, which reviewers' tokens need. */
  readonly ownAudiences: readonly string[]
  /** Checks for a reviewers' tenant; no partner's tenant is one. */
  readonly isReviewersTenant: (tenantId: string) => boolean
  /** Client id of the dashboard; empty when there is none. */
  readonly dashboardClient: string
  /** Rights of the caller's application; undefined when it is not registered. */
  readonly findApplicationRights: (caller: Caller) => Found<readonly ApplicationRight[] | undefined>
  /** Roles of a user; looked up, since tokens do not carry them. */
  readonly findRoles: (caller: Caller) => Found<readonly CspRole[]>
  readonly enforceMfa: boolean
  readonly throttle: Throttle
  readonly throttlePerMinute: number
}

/** Checks a call against one rule; without a refusal the next check follows. */
export type Check = (
  visit: KnownVisit,
  border: Border,
) => Refusal | undefined | Promise<Refusal | undefined>
