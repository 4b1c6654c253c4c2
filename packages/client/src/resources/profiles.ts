import type { CustomerBillingProfile, CustomerCompanyProfile } from '@accredit/contract'
import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { entityTag } from '../entity-tag.ts'
import { send } from '../send.ts'

/** The profiles of one customer. */
export function profiles(connection: Connection, customerId: string) {
  const path = `/v1/customers/${pathSegment(customerId)}/profiles`
  const billingPath = `${path}/billing`

  return {
    company: {
      /** Reads the organisation itself. Needs a signed-in user (App+User). */
      get: (options?: CallOptions): Promise<CustomerCompanyProfile> =>
        send(connection, { method: 'GET', path: `${path}/company` }, options),
    },
    billing: {
      /** Reads who is billed, and where. */
      get: (options?: CallOptions): Promise<CustomerBillingProfile> =>
        send(connection, { method: 'GET', path: billingPath }, options),

      /**
       * Replaces the billing profile. Start from what `get` gave: its etag says which edition is
       * replaced, and is sent both as `If-Match` and in the body. Another edition in between is
       * refused with code 2055.
       *
       * @example
       * import type { Partner } from '@accredit/client'
       *
       * export async function renameBill(partner: Partner, customerId: string, name: string) {
       *   const { billing } = partner.customers.byId(customerId).profiles
       *   return billing.update({ ...(await billing.get()), companyName: name })
       * }
       */
      update: (
        profile: CustomerBillingProfile,
        options?: CallOptions,
      ): Promise<CustomerBillingProfile> => {
        const { etag } = profile.attributes
        const headers: Record<string, string> =
          etag === undefined ? {} : { 'If-Match': entityTag(etag) }
        const call = { method: 'PUT', path: billingPath, headers, body: profile } as const
        return send(connection, call, options)
      },
    },
  }
}

/** The profiles of one customer. */
export type ProfilesResource = ReturnType<typeof profiles>
