import type {
  SdkAddress,
  SdkAuditRecord,
  SdkBillingProfile,
  SdkCompanyProfile,
  SdkCountryRules,
  SdkCustomer,
  SdkCustomerDraft,
  SdkLink,
  SdkPage,
  SdkValidationCode,
} from './models.ts'

/** A condition on a list, as a program states it. */
export interface FieldFilter {
  readonly field: string
  readonly operator: 'Equals' | 'Substring' | 'StartsWith'
  readonly value: string
}

/** A query that an SDK's query factory builds: plain, or with a page size. */
export interface ListQuery {
  readonly size?: number
  readonly filter?: FieldFilter
  /** A continuation token beside it; on audit records only. */
  readonly token?: string
}

/** Ways to move from a page. */
export type Seek = 'Next' | 'Previous' | 'First' | 'Last'

/** The operations that both SDKs have, in the order in which their documentation shows them. */
export interface PartnerSdk {
  readonly name: '.NET SDK 3.4' | 'Java SDK 1.15.4'
  listCustomers(): Promise<SdkPage<SdkCustomer>>
  queryCustomers(query: ListQuery): Promise<SdkPage<SdkCustomer>>
  seekCustomers(operation: Seek, token: string): Promise<SdkPage<SdkCustomer>>
  /** Follows a link of a page, as an enumerator does. */
  followCustomers(link: SdkLink): Promise<SdkPage<SdkCustomer>>
  getCustomer(id: string): Promise<SdkCustomer | null>
  createCustomer(draft: SdkCustomerDraft): Promise<SdkCustomer | null>
  deleteCustomer(id: string): Promise<void>
  removeRelationship(id: string): Promise<SdkCustomer | null>
  isDomainTaken(domain: string): Promise<boolean>
  getCompanyProfile(id: string): Promise<SdkCompanyProfile | null>
  getBillingProfile(id: string): Promise<SdkBillingProfile | null>
  updateBillingProfile(id: string, profile: SdkBillingProfile): Promise<SdkBillingProfile | null>
  getValidationCodes(): Promise<readonly SdkValidationCode[] | null>
  getCountryRules(iso2: string): Promise<SdkCountryRules | null>
  queryAuditRecords(start: Date, end?: Date, query?: ListQuery): Promise<SdkPage<SdkAuditRecord>>
  followAuditRecords(link: SdkLink): Promise<SdkPage<SdkAuditRecord>>
  /** Answers what the SDK can make of the check of an address; Java can make nothing of it. */
  validateAddress(address: Partial<SdkAddress>): Promise<unknown>
}

/** An exception of an SDK: what a program that uses it can see of a refusal. */
export class SdkFault extends Error {
  override readonly name = 'SdkFault'
  /** The SDK's own word for the kind of failure. */
  readonly category: string
  readonly code: string | undefined
  readonly data: readonly unknown[] | undefined
  readonly retryAfterSeconds: number | undefined

  constructor(
    message: string | null,
    about: {
      category: string
      code?: string | undefined
      data?: readonly unknown[] | undefined
      retryAfterSeconds?: number | undefined
    },
  ) {
    super(message ?? 'null')
    this.category = about.category
    this.code = about.code
    this.data = about.data
    this.retryAfterSeconds = about.retryAfterSeconds
  }
}

/** Error of an SDK for an answer that it cannot read. */
export class ParseFault extends Error {
  override readonly name = 'ParseFault'
  readonly answer: string

  constructor(reason: string, answer: string) {
    super(`Could not deserialize response: ${reason}`)
    this.answer = answer
  }
}

/** Options that both SDKs need. */
export interface SdkOptions {
  readonly token: string
  /** Sent with every call when given; else each call has its own. */
  readonly requestId?: string
  /** One for the life of the object, as both SDKs have it. */
  readonly correlationId?: string
  readonly locale?: string
  readonly applicationName?: string
  /** Waits between attempts; at once by default, since no answer depends on it. */
  readonly wait?: (milliseconds: number) => Promise<void>
}
