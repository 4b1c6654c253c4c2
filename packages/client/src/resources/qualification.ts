import type {
  CustomerQualification as WireQualification,
  CustomerQualificationRequest,
  EducationSegment,
  QualificationName,
  SettableQualification,
} from '@accredit/contract'
import { pathSegment } from '../build-request.ts'
import type { CallOptions, Connection } from '../connection.ts'
import { PartnerError } from '../errors.ts'
import type { OpenSet } from '../filter.ts'
import { findRecord, followQualification, readQualifications } from '../follow-qualification.ts'
import type { QualificationPoller } from '../poller.ts'
import {
  qualificationName,
  readQualification,
  synchronousSpelling,
  type CustomerQualification,
} from '../qualification-names.ts'
import { exchange, send } from '../send.ts'

/** Request for a qualification. Names may be in upper or lower case, e.g. `education`. */
export interface QualificationRequest extends Pick<
  CustomerQualificationRequest,
  'website' | 'validationCode'
> {
  qualification: OpenSet<SettableQualification>
  /** Education only. */
  educationSegment?: OpenSet<EducationSegment>
}

export interface CreateQualificationsOptions extends CallOptions {
  /**
   * A validation code for GovernmentCommunityCloud, sent as the query parameter `code`; the other
   * way is `validationCode` in the request.
   */
  readonly code?: string | number | undefined
}

/** The qualifications of one customer. */
export function qualification(connection: Connection, customerId: string) {
  const customerPath = `/v1/customers/${pathSegment(customerId)}`

  async function create(request: QualificationRequest, options: CreateQualificationsOptions) {
    const { validationCode, ...rest } = request
    const body: CustomerQualificationRequest = {
      ...rest,
      qualification: qualificationName(request.qualification),
      ...(validationCode !== undefined && { validationCode: String(validationCode) }),
    }
    const path = `${customerPath}/qualifications`
    const call = { method: 'POST', path, query: { code: options.code }, body } as const
    const answer = await exchange(connection, call, options)
    const record = readQualification(answer.body as WireQualification)
    return { record, retryAfterSeconds: answer.retryAfterSeconds }
  }

  return {
    /**
     * Asks for a qualification. Education is vetted: the answer says `InReview`, and the verdict
     * comes later. Needs a signed-in user (App+User).
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export const askForEducation = (partner: Partner, customerId: string) =>
     *   partner.customers.byId(customerId).qualification.createQualifications({
     *     qualification: 'Education',
     *     educationSegment: 'K12',
     *     website: 'northwind.example.edu',
     *   })
     */
    async createQualifications(
      request: QualificationRequest,
      options: CreateQualificationsOptions = {},
    ): Promise<CustomerQualification> {
      const { record } = await create(request, options)
      return record
    },

    /** Reads all qualifications with the state of their vetting; none gives an empty array. */
    async getQualifications(options?: CallOptions): Promise<CustomerQualification[]> {
      const { records } = await readQualifications(connection, customerId, options)
      return records
    },

    /**
     * Asks for a qualification and answers a poller that waits for the verdict. If this process may
     * end between the two, store the poller's text; `customers.resumeQualification` goes on from it.
     *
     * @example
     * import type { Partner } from '@accredit/client'
     *
     * export async function qualify(partner: Partner, customerId: string): Promise<boolean> {
     *   const { qualification } = partner.customers.byId(customerId)
     *   const poller = await qualification.beginQualification({ qualification: 'Education' })
     *   const verdict = await poller.pollUntilDone({
     *     onProgress: ({ record }) => console.error(record.vettingStatus),
     *   })
     *   if (!verdict.approved) console.error(verdict.denial.cause, verdict.denial.remedy)
     *   return verdict.approved
     * }
     */
    async beginQualification(
      request: QualificationRequest,
      options: CreateQualificationsOptions = {},
    ): Promise<QualificationPoller> {
      const { record, retryAfterSeconds } = await create(request, options)
      const firstPollAfterSeconds = retryAfterSeconds
      return followQualification(connection, { customerId, record, firstPollAfterSeconds })
    },

    /**
     * Answers a poller for a request that was made before, without making one. Rejects with a
     * `PartnerError` of category `NotFound` when the customer has no such record.
     */
    async followQualification(
      name: OpenSet<QualificationName>,
      options?: CallOptions,
    ): Promise<QualificationPoller> {
      const seen = await readQualifications(connection, customerId, options)
      const record = findRecord(seen.records, name)
      if (!record) {
        throw new PartnerError({
          message: `Customer ${customerId} has no record of ${name}; nothing was asked for.`,
          category: 'NotFound',
          retryable: false,
        })
      }
      const firstPollAfterSeconds = seen.retryAfterSeconds
      return followQualification(connection, { customerId, record, firstPollAfterSeconds })
    },

    /** Reads the one qualification of the older API; `None` while Education is not approved. */
    async get(options?: CallOptions): Promise<OpenSet<QualificationName>> {
      const call = { method: 'GET', path: `${customerPath}/qualification` } as const
      return qualificationName(await send<string>(connection, call, options))
    },

    /**
     * Asks for a qualification through the older API. It starts the same vetting, and answers with
     * the value asked for even before the verdict.
     */
    async update(
      value: OpenSet<SettableQualification>,
      options: CreateQualificationsOptions = {},
    ): Promise<OpenSet<QualificationName>> {
      const path = `${customerPath}/qualification`
      const query = { code: options.code }
      const body = synchronousSpelling(value)
      const call = { method: 'PUT', path, query, body } as const
      return qualificationName(await send<string>(connection, call, options))
    },
  }
}

/** The qualifications of one customer. */
export type QualificationResource = ReturnType<typeof qualification>
