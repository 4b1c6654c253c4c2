import { invalidInput, notAllowed, alreadyThere, type ErrorEntry } from './error-entry.ts'
import { callerErrors } from './caller-errors.ts'
import { ownErrors } from './own-errors.ts'
import type { BrokenPart, BrokenRule } from './rules.ts'

export type { ErrorEntry, Fidelity } from './error-entry.ts'

/**
 * Every refusal that this API gives, by its `errorName`. Numbers that Partner Center documents are
 * kept; where no source pairs a situation with a number, `fidelity` says *assumed*.
 */
export const errors = {
  ...callerErrors,
  InsufficientPrivileges: {
    status: 403,
    code: 900308,
    retryable: false,
    text: 'Setting {qualification} needs one of the delegated (GDAP) roles {needed} on customer {customerId}; {user} has {held}.',
    fidelity: 'documented',
  },
  InvalidTenantId: {
    status: 400,
    code: 2000,
    retryable: false,
    text: 'The customer id {value} is not a GUID. It is the customer’s Microsoft ID, e.g. 6f0c3a52-0000-4000-8000-000000000001.',
    fidelity: 'observed',
  },
  TenantNotFound: {
    status: 404,
    code: 60003,
    retryable: false,
    text: 'No customer {customerId} is related to this partner.',
    fidelity: 'documented',
  },
  InvalidRequestInput: {
    ...invalidInput,
    text: '{field} is {value}, but {rule}.',
    fidelity: 'documented',
  },
  EnumNotParsable: {
    status: 400,
    code: 900126,
    retryable: false,
    text: '{field} is {value}, but it must be one of {allowed}.',
    fidelity: 'documented',
  },
  QualificationNotSettable: {
    status: 400,
    code: 3000,
    retryable: false,
    text: 'The qualification {qualification} can never be set by a partner; {allowed} can.',
    fidelity: 'assumed',
  },
  InvalidEducationSegment: {
    ...invalidInput,
    text: 'educationSegment is {value}, but {rule}.',
    fidelity: 'assumed',
  },
  InvalidWebsite: {
    ...invalidInput,
    text: 'website is {value}, but {rule}.',
    fidelity: 'assumed',
  },
  ValidationCodeRequired: {
    ...invalidInput,
    text: 'GovernmentCommunityCloud needs one of your validation codes, as the query parameter code or as validationCode in the body; none was sent.',
    fidelity: 'assumed',
  },
  ValidationCodeInvalid: {
    ...invalidInput,
    text: 'The validation code {code} is not usable: {rule}.',
    fidelity: 'assumed',
  },
  ValidationCodeExhausted: {
    ...notAllowed,
    text: 'The validation code {code} has no creates left: all {maxCreates} are used.',
  },
  QualificationCombinationNotAllowed: {
    ...notAllowed,
    text: '{requested} and {existing} cannot be combined: customer {customerId} already has {existing}.',
  },
  QualificationAlreadySet: {
    ...alreadyThere,
    text: 'Customer {customerId} already has {qualification}; a qualification once set cannot be set again, changed or cleared.',
  },
  QualificationInReview: {
    ...alreadyThere,
    text: 'The {qualification} request of {requestedAt} for customer {customerId} is still in review; wait for its verdict.',
  },
  VerificationRequestLimitReached: {
    ...notAllowed,
    text: 'Customer {customerId} has used all {limit} {qualification} verification requests; contact {support}.',
  },
  EtagNotValid: {
    status: 400,
    code: 2055,
    retryable: false,
    text: 'The entity tag {etag} is not the current one of {resource}. Read it again and send its tag as If-Match.',
    fidelity: 'documented',
  },
  AddressNotValid: {
    status: 400,
    code: 2007,
    retryable: false,
    text: 'The address is not accepted: {problems}.',
    fidelity: 'documented',
  },
  OrganizationRegistrationNumberNotSupported: {
    status: 400,
    code: 600002,
    retryable: false,
    text: 'organizationRegistrationNumber is {value}, but customers in {country} have none; leave it out.',
    fidelity: 'documented',
  },
  OrganizationRegistrationNumberMissing: {
    status: 400,
    code: 600049,
    retryable: false,
    text: 'Customers in {country} need companyProfile.organizationRegistrationNumber; it must match {regex}.',
    fidelity: 'documented',
  },
  OrganizationRegistrationNumberInvalid: {
    status: 400,
    code: 600050,
    retryable: false,
    text: 'organizationRegistrationNumber is {value}, but in {country} it must match {regex}.',
    fidelity: 'documented',
  },
  PhoneNumberMissing: {
    status: 400,
    code: 600051,
    retryable: false,
    text: 'Customers in {country} need a phoneNumber in billingProfile.defaultAddress.',
    fidelity: 'documented',
  },
  DomainTaken: {
    ...alreadyThere,
    text: 'The domain {domain} is taken. Choose another one.',
  },
  SandboxLimitReached: {
    status: 400,
    code: 800018,
    retryable: false,
    text: 'This sandbox holds {limit} customers of a partner at most. Delete one first.',
    fidelity: 'documented',
  },
  NotSandbox: {
    status: 400,
    code: 900127,
    retryable: false,
    text: '{operation} is available in the sandbox only; this service runs in production mode.',
    fidelity: 'documented',
  },
  InvalidDateRange: {
    ...invalidInput,
    text: '{field} is {value}, but {rule}.',
    fidelity: 'documented',
  },
  ...ownErrors,
  RegistrationExists: {
    ...alreadyThere,
    text: 'This tenant has a webhook registration. Change it with PUT.',
    fidelity: 'documented',
  },
  TestEventNotRegistered: {
    ...invalidInput,
    text: 'The webhook registration does not receive {event}. Add it to WebhookEvents first.',
    fidelity: 'assumed',
  },
  RequestIdReused: {
    ...invalidInput,
    text: 'MS-RequestId {requestId} was already used on this resource with another query or body. Use a new id for a new request.',
    fidelity: 'assumed',
  },
  RequestTooLarge: {
    ...invalidInput,
    text: 'The {part} of the request is larger than {limit} bytes.',
    fidelity: 'assumed',
  },
  MalformedRequest: {
    ...invalidInput,
    text: 'The bytes received are not a readable HTTP request: {reason}.',
    fidelity: 'assumed',
  },
  InvalidQuery: {
    ...invalidInput,
    text: 'The query parameter {field} is {value}, but {rule}.',
    fidelity: 'documented',
  },
  FilterNotSupported: {
    status: 400,
    code: 3000,
    retryable: false,
    text: 'The filter {part} {value} is not supported here; {allowed} is.',
    fidelity: 'assumed',
  },
  NotFound: {
    status: 404,
    code: 1000,
    retryable: false,
    text: '{what} was not found.',
    fidelity: 'documented',
  },
  MethodNotAllowed: {
    status: 405,
    code: 900141,
    retryable: false,
    text: '{method} is not supported on {path}, which takes {allowed}.',
    fidelity: 'assumed',
  },
  NotAcceptable: {
    status: 406,
    code: 900141,
    retryable: false,
    text: 'Only {offered} can be answered here, but Accept is {value}.',
    fidelity: 'assumed',
  },
  TooManyRequests: {
    status: 429,
    code: 429,
    retryable: true,
    text: 'Rate limit is exceeded. Try again in {seconds} seconds.',
    fidelity: 'documented',
    body: 'gateway',
  },
  UnexpectedError: {
    status: 500,
    code: 800003,
    retryable: true,
    text: 'Something unexpected failed here; quote the correlation id {correlationId} when you report it.',
    fidelity: 'documented',
  },
  ServiceUnavailable: {
    status: 503,
    code: 800003,
    retryable: true,
    text: 'The service cannot answer at the moment: {reason}. Send the same request again under the same MS-RequestId; it has its effect once.',
    fidelity: 'documented',
  },
} as const satisfies Record<string, ErrorEntry>

/** The stable name of a refusal; it goes over the wire as `errorName`. */
export type ErrorName = keyof typeof errors

type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/** The values of an error whose words come from the table of rules; every other value is plain. */
interface RuleParameters {
  readonly rule: BrokenRule
  readonly reason: BrokenRule
  readonly problems: readonly BrokenPart[]
}

type Parameter<Name extends string> = Name extends keyof RuleParameters
  ? RuleParameters[Name]
  : string | number

/** The values that the text of an error names. */
export type ErrorParameters<Name extends ErrorName> = {
  readonly [Key in Placeholders<(typeof errors)[Name]['text']>]: Parameter<Key>
}
