import type { Customer } from '@accredit/contract'
import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { send } from '../send.ts'
import { customerValidations } from './customer-validations.ts'
import { profiles } from './profiles.ts'
import { qualification } from './qualification.ts'
import { validationStatus } from './validation-status.ts'

/** One customer and what belongs to it. */
export function customer(connection: Connection, customerId: string) {
  const path = `/v1/customers/${pathSegment(customerId)}`
  return {
    /** Reads the customer with its profiles. */
    get: (options?: CallOptions): Promise<Customer> =>
      send(connection, { method: 'GET', path }, options),

    /** Deletes the customer with its tenant. Sandbox accounts only. */
    delete: (options?: CallOptions): Promise<void> =>
      send(connection, { method: 'DELETE', path }, options),

    /**
     * Ends the reseller relationship; afterwards the customer no longer belongs to the partner. Needs a
     * signed-in user (App+User).
     */
    async removeRelationship(options?: CallOptions): Promise<void> {
      const body = { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } }
      await send(connection, { method: 'PATCH', path, body }, options)
    },

    qualification: qualification(connection, customerId),
    profiles: profiles(connection, customerId),
    validationStatus: validationStatus(connection, customerId),
    validations: customerValidations(connection, customerId),
  }
}

/** One customer and what belongs to it. */
export type CustomerResource = ReturnType<typeof customer>
