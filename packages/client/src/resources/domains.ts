import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { PartnerError } from '../errors.ts'
import { send } from '../send.ts'

/** Domains of tenants. */
export function domains(connection: Connection) {
  return {
    /** Picks a domain, e.g. `northwind.onmicrosoft.com`. Sends nothing. */
    byDomain: (domain: string) => ({
      /**
       * Says whether a tenant has the domain already, so that a new customer cannot take it.
       *
       * @example
       * import type { Partner } from '@accredit/client'
       *
       * export const isFree = async (partner: Partner, domain: string) =>
       *   !(await partner.domains.byDomain(domain).exists())
       */
      async exists(options?: CallOptions): Promise<boolean> {
        const path = `/v1/domains/${pathSegment(domain)}`
        try {
          await send(connection, { method: 'HEAD', path }, options)
          return true
        } catch (error) {
          if (error instanceof PartnerError && error.status === 404) return false
          throw error
        }
      },
    }),
  }
}

/** Domains of tenants. */
export type DomainsResource = ReturnType<typeof domains>
