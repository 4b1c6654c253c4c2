import type { ErrorName } from '@accredit/contract'
import { customer, type TestCall } from '../../support/service.ts'
import type { TokenWishes } from './mint-token.ts'

/** One row of the table of refusals: what is sent, and what the caller must be told. */
export interface RefusalRow {
  readonly what: string
  readonly refusal: ErrorName
  /** Words of the description: the value that was wrong, and the rule. */
  readonly says: readonly string[]
  readonly method?: string
  readonly path?: string
  readonly token?: TokenWishes | 'none'
  readonly call?: TestCall
}

/** Path of a customer’s qualifications. */
export const qualificationsOf = (id: string, query = '') =>
  `/v1/customers/${id}/qualifications${query}`
/** A request for a qualification. */
export const post = (id: string, body: unknown, query = '') => ({
  method: 'POST',
  path: qualificationsOf(id, query),
  call: { body },
})
/** A request for Government Community Cloud. */
export const gcc = (code?: unknown) => ({
  qualification: 'GovernmentCommunityCloud',
  ...(code !== undefined && { validationCode: code }),
})
/** A customer without a qualification. */
export const none = customer('01')
/** A customer that does not exist. */
export const unknownCustomer = '6f0c3a52-0000-4000-8000-00000000dead'
/** A request for Education. */
export const education = { qualification: 'Education' }
