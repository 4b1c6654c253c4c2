import type { Address, Customer } from '@accredit/contract'
import type { Call } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { filterText, type FieldFilter } from '../filter.ts'
import { followQualification } from '../follow-qualification.ts'
import { pagesFrom, readPage, startListing, type Listing, type Page } from '../paginate.ts'
import { readPollerText, type QualificationPoller } from '../poller.ts'
import { send } from '../send.ts'
import { customer, type CustomerResource } from './customer.ts'

/** Filter for customers. */
export interface CustomerQuery {
  /** Customers on a page, 1 to 500. Default: 500. */
  readonly size?: number | undefined
  /** The service knows `starts_with` only. */
  readonly filter?:
    | FieldFilter<
        'CompanyName' | 'Domain' | 'IndirectReseller' | 'IndirectCloudSolutionProvider',
        'starts_with'
      >
    | undefined
  /** Goes on from a page seen before; the token carries size and filter, so both are not sent. */
  readonly seek?:
    | {
        readonly operation: 'Next' | 'Previous' | 'First' | 'Last'
        readonly continuationToken: string
      }
    | undefined
}

/** A customer to create. Source: customer resources. */
export interface NewCustomer {
  readonly companyProfile: {
    /** E.g. `northwind.onmicrosoft.com`. */
    readonly domain: string
    /** Required in countries that demand one. */
    readonly organizationRegistrationNumber?: string
  }
  readonly billingProfile: {
    readonly email: string
    /** E.g. `en-US`. */
    readonly culture: string
    /** Two letters. */
    readonly language: string
    readonly companyName: string
    readonly firstName?: string
    readonly lastName?: string
    readonly defaultAddress: Address
  }
  /** An indirect provider's reseller. */
  readonly associatedPartnerId?: string
}

/** A customer that was just created. */
export interface CreatedCustomer extends Customer {
  /** The first administrator's; shown once, and left out when the answer is repeated. */
  readonly userCredentials?: { readonly userName: string; readonly password: string }
}

const path = '/v1/customers'

/** The partner's customers. */
export function customers(connection: Connection) {
  return {
    /** Picks a customer by its Microsoft ID. Sends nothing. */
    byId: (customerId: string): CustomerResource => customer(connection, customerId),

    /**
     * Reads all customers in short form. Await it for one page, iterate it for all.
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export async function printCustomers(partner: Partner) {
     *   for await (const { id, companyProfile } of partner.customers.list()) {
     *     console.log(id, companyProfile.companyName)
     *   }
     * }
     */
    list: (options?: CallOptions): Listing<Customer> =>
      startListing(connection, { method: 'GET', path }, options),

    /**
     * Reads some customers, or a page that a token leads to.
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export const findByName = (partner: Partner, name: string) =>
     *   partner.customers.query({
     *     filter: { field: 'CompanyName', operator: 'starts_with', value: name },
     *   })
     */
    query: (query: CustomerQuery, options?: CallOptions): Listing<Customer> =>
      startListing(connection, callOf(query), options),

    /** Reads page by page; nothing is asked for until the loop starts. */
    pages: (
      query: Pick<CustomerQuery, 'size' | 'filter'> = {},
      options: CallOptions = {},
    ): AsyncIterable<Page<Customer>> =>
      pagesFrom(() => readPage<Customer>(connection, callOf(query), options), options),

    /** Creates a customer; a repeated attempt does not create another. */
    create: (draft: NewCustomer, options?: CallOptions): Promise<CreatedCustomer> =>
      send(connection, { method: 'POST', path, body: draft }, options),

    /**
     * Goes on with a qualification poller from the text that its `toString` gave, and asks at once.
     * @throws TypeError when the text is not a poller's.
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export const goOn = (partner: Partner, text: string) =>
     *   partner.customers.resumeQualification(text).pollUntilDone()
     */
    resumeQualification: (text: string): QualificationPoller =>
      followQualification(connection, { ...readPollerText(text), firstPollAfterSeconds: 0 }),
  }
}

/** The partner's customers. */
export type CustomersResource = ReturnType<typeof customers>

function callOf({ size, filter, seek }: CustomerQuery): Call {
  if (!seek) {
    // The SDKs send 0 for the service's own page size, and the list page calls size required.
    const query = { size: size ?? 0, filter: filter && filterText(filter) }
    return { method: 'GET', path, query }
  }
  return {
    method: 'GET',
    path,
    query: { seekOperation: seek.operation },
    headers: { 'MS-ContinuationToken': seek.continuationToken },
  }
}
