import type { CustomerValidation } from '@accredit/contract'
import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { PartnerError } from '../errors.ts'
import { send } from '../send.ts'

const notFoundCode = '1000'

/** The validation code of one customer. */
export function customerValidations(connection: Connection, customerId: string) {
  const path = `/v1/customers/${pathSegment(customerId)}/validations`
  return {
    /**
     * Reads which code the customer was qualified with; `undefined` when none was used. An unknown
     * customer is an error, as everywhere.
     */
    async get(options?: CallOptions): Promise<CustomerValidation | undefined> {
      try {
        return await send<CustomerValidation>(connection, { method: 'GET', path }, options)
      } catch (error) {
        const noneUsed =
          error instanceof PartnerError &&
          error.status === 404 &&
          String(error.code) === notFoundCode
        if (noneUsed) return undefined
        throw error
      }
    },
  }
}

/** The validation code of one customer. */
export type CustomerValidationsResource = ReturnType<typeof customerValidations>
