import type { TSchema } from 'typebox'
import type { CspRole } from './access.ts'
import type { ErrorName } from './errors.ts'

/** One operation as data: enough to describe it. */
export interface DescribedRoute {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** With `{name}` for each path parameter. */
  readonly path: string
  readonly summary: string
  readonly query?: Readonly<Record<string, TSchema>>
  /** The names of the query parameters that must be there. */
  readonly requiredQuery?: readonly string[]
  /** Request headers of this route's own, with what they mean. */
  readonly requestHeaders?: Readonly<Record<string, string>>
  readonly body?: TSchema
  /** Largest body in bytes, where it may be larger than the service's limit. */
  readonly bodyLimit?: number
  /** Media type of the body where it is not JSON. */
  readonly bodyMediaType?: 'application/x-www-form-urlencoded' | 'application/vnd.sqlite3'
  readonly success: {
    readonly status: 200 | 201 | 204
    /** Response headers of this route’s own, with what they hold. */
    readonly headers?: Readonly<Record<string, string>>
    readonly schema?: TSchema
    /** Media type of the answer where it is not JSON. */
    readonly mediaType?: string
  }
  /** The refusals beyond those that every route of its kind shares. */
  readonly refusals: readonly ErrorName[]
}

/** One operation of the API: enough to bind it, to guard it and to describe it. */
export interface Route extends DescribedRoute {
  /** The effect of the call; what an application may do alone is said in these words. */
  readonly access: 'read' | 'write'
  /** Callers that may use it: a partner's (the default), the desk's reviewers, or either. */
  readonly admits?: 'partner' | 'reviewer' | 'anyone'
  /** True when an application without a user may call it. */
  readonly appOnly: boolean
  /** The CSP roles of which a partner's user needs one. */
  readonly roles: readonly CspRole[]
  /**
   * The limit per minute that a call counts for: that of its partner, or the partner's and that of
   * qualification requests for one customer. Absent where calls are not counted.
   */
  readonly throttle?: 'partner' | 'qualification'
}

/** The refusals by which a caller is not admitted, for want of a right beyond that of a role. */
export const callerRefusals = [
  'PartnerTokenMissing',
  'AccessDenied',
  'InvalidAudience',
  'ApplicationNotRegistered',
  'ApplicationNotAllowed',
  'ScopeNotGranted',
  'MfaRequired',
] as const satisfies ErrorName[]
