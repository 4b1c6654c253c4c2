import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import type { OpenSet } from '../filter.ts'
import { send } from '../send.ts'

/** The state of the compliance review of a customer's account; it is not education vetting. */
export interface ValidationStatus {
  readonly type: OpenSet<'account'>
  readonly status: OpenSet<'Approved' | 'UnderReview' | 'Rejected'>
  /** UTC time in ISO 8601. */
  readonly lastUpdateDateTime: string
}

/** The account verification of one customer. */
export function validationStatus(connection: Connection, customerId: string) {
  const path = `/v1/customers/${pathSegment(customerId)}/validationStatus`
  return {
    /** Reads the state of one verification. Needs a signed-in user (App+User). */
    get: (type: OpenSet<'account'> = 'account', options?: CallOptions): Promise<ValidationStatus> =>
      send(connection, { method: 'GET', path, query: { type } }, options),
  }
}

/** The account verification of one customer. */
export type ValidationStatusResource = ReturnType<typeof validationStatus>
