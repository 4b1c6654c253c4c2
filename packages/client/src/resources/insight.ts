import type {
  CodeRedemption,
  CustomerOverview,
  CustomerOverviewCollection,
  CustomerVetting,
  Limits,
  NotificationChoice,
  NotificationSettings,
  Overview,
  QualificationName,
  QualificationPrecheck,
  Report,
  SignedIn,
  VettingStatus,
} from '@accredit/contract'
import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import type { OpenSet } from '../filter.ts'
import type { ReportFilter } from '../report/options.ts'
import type { QualificationRequest } from './qualification.ts'
import { send } from '../send.ts'

/** Filter of the report, and place in it. */
export interface ReportQuery extends ReportFilter {
  /** Lines on a page, 1 to 500. Default: 500. */
  readonly size?: number | undefined
  /** `next` of the page before. */
  readonly after?: string | undefined
}

/** Filter for customers. */
export interface CustomerOverviewQuery {
  /**
   * Any part of a company name, a domain or the domain of an e-mail address, of three characters or more;
   * with one or two the beginning of the name or the domain. Or a whole Microsoft ID.
   */
  readonly search?: string | undefined
  /** `none`: without any qualification. Otherwise a vetting status, or a qualification that they have. */
  readonly status?: OpenSet<'none' | VettingStatus | QualificationName> | undefined
  /** Customers on a page, 1 to 500. Default: 500. */
  readonly size?: number | undefined
  /** The `next` of the page before. */
  readonly after?: string | undefined
}

/**
 * Reads that Accredit adds to Partner Center's API: the signed-in caller, customers with their state,
 * the vetting behind a verdict, and figures. Microsoft's service answers none of them (`NotFound`).
 */
export function insight(connection: Connection) {
  const read = <Body>(
    path: string,
    query: Readonly<Record<string, string | number | undefined>>,
    options: CallOptions | undefined,
  ) => send<Body>(connection, { method: 'GET', path: `/accredit/v1${path}`, query }, options)

  const customers = (query: CustomerOverviewQuery = {}, options?: CallOptions) =>
    read<CustomerOverviewCollection>('/customers', { ...query }, options)

  return {
    /** Reads who is signed in, with the roles that tokens do not carry. */
    me: (options?: CallOptions): Promise<SignedIn> => read('/me', {}, options),

    /** Reads what the signed-in user is told by mail. */
    notifications: (options?: CallOptions): Promise<NotificationSettings> =>
      read('/me/notifications', {}, options),

    /** Chooses what the signed-in user is told by mail. */
    saveNotifications: (
      choice: NotificationChoice,
      options?: CallOptions,
    ): Promise<NotificationSettings> =>
      send(
        connection,
        { method: 'PUT', path: '/accredit/v1/me/notifications', body: choice },
        options,
      ),

    /**
     * Reads a page of customers by name, with the state of their qualifications. `total` is
     * absent where a search has about a thousand matches or more: counting them would take longer than
     * finding the page.
     */
    customers,

    /**
     * Reads all customers that match, page by page; each page is asked for when the loop comes to it.
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export async function printDenied(partner: Partner) {
     *   for await (const { id, companyName } of partner.insight.allCustomers({ status: 'Denied' })) {
     *     console.log(id, companyName)
     *   }
     * }
     */
    async *allCustomers(
      query: CustomerOverviewQuery = {},
      options?: CallOptions,
    ): AsyncGenerator<CustomerOverview, void, undefined> {
      let { after } = query
      do {
        const page = await customers({ ...query, after }, options)
        yield* page.items
        after = page.next
      } while (after !== undefined)
    },

    /** Reads what happened to a customer's Education requests, and how many are left. */
    vetting: (customerId: string, options?: CallOptions): Promise<CustomerVetting> =>
      read(`/customers/${pathSegment(customerId)}/vetting`, {}, options),

    /**
     * Asks what would happen to a request for a qualification, and makes none: what would refuse it,
     * what vetting would object to, the details that it would read, and the requests left.
     */
    precheck: (
      customerId: string,
      request: QualificationRequest,
      options?: CallOptions,
    ): Promise<QualificationPrecheck> =>
      send(
        connection,
        {
          method: 'POST',
          path: `/accredit/v1/customers/${pathSegment(customerId)}/qualifications/precheck`,
          body: request,
        },
        options,
      ),

    /** Reads on which customers the validation codes were spent, newest first. */
    codeRedemptions: (options?: CallOptions): Promise<CodeRedemption[]> =>
      read('/codes/redemptions', {}, options),

    /** Reads the partner's qualifications in figures. */
    overview: (options?: CallOptions): Promise<Overview> => read('/overview', {}, options),

    /**
     * Reads a page of all customers by qualification, by name; the first page counts all lines in
     * groups. `partner.report` reads all pages, also where the service has no report of its own.
     */
    report: (query: ReportQuery = {}, options?: CallOptions): Promise<Report> =>
      read('/report', reportQueryOf(query), options),

    /** Reads how many requests a minute the service takes from the partner. */
    limits: (options?: CallOptions): Promise<Limits> => read('/limits', {}, options),
  }
}

function reportQueryOf({ since, ...query }: ReportQuery) {
  const { qualification, status, reason, nextStep, size, after } = query
  return { qualification, status, reason, nextStep, size, after, since: since?.toISOString() }
}

/** Reads that Accredit adds to Partner Center's API. */
export type InsightResource = ReturnType<typeof insight>
