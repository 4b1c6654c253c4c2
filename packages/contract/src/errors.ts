import type { BrokenPart, BrokenRule } from './rules.ts'

/** Source of a behaviour: documentation, an SDK or a recording, or our own decision. */
export type Fidelity = 'documented' | 'observed' | 'assumed'

export interface ErrorEntry {
  readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 409 | 429 | 500 | 503
  /** Partner Center's number; a client may branch on it. Never reused for another meaning. */
  readonly code: number
  /** True when the same request can succeed later without a change. */
  readonly retryable: boolean
  /** Text for the caller; each `{name}` is filled in and repeated under `parameters`. */
  readonly text: string
  /** Source for the pair of number and situation, or our own decision. */
  readonly fidelity: Fidelity
  /** The form of the body, where it is not the ordinary one. */
  readonly body?: 'none' | 'gateway'
}

const invalidInput = { status: 400, code: 800002, retryable: false } as const
const notAllowed = { status: 403, code: 600006, retryable: false, fidelity: 'assumed' } as const
const refusedAtBorder = {
  status: 403,
  code: 900150,
  retryable: false,
  fidelity: 'assumed',
} as const
const notHere = { status: 404, code: 1000, retryable: false, fidelity: 'assumed' } as const
const alreadyThere = { status: 409, code: 600006, retryable: false, fidelity: 'assumed' } as const

/**
 * Every refusal that this API gives, by its `errorName`. Numbers that Partner Center documents are
 * kept; where no source pairs a situation with a number, `fidelity` says *assumed*.
 */
export const errors = {
  PartnerTokenMissing: {
    status: 401,
    code: 800001,
    retryable: false,
    text: 'The request carries no bearer token. Send the header Authorization: Bearer <access token>.',
    fidelity: 'documented',
  },
  AccessDenied: {
    status: 401,
    code: 400,
    retryable: false,
    text: 'The access token is not accepted: {reason}.',
    fidelity: 'documented',
  },
  InvalidAudience: {
    status: 401,
    code: 900420,
    retryable: false,
    text: 'The access token is for the audience {audience}; this API accepts only {accepted}.',
    fidelity: 'documented',
  },
  MfaRequired: {
    status: 401,
    code: 0,
    retryable: false,
    text: 'Unauthorized - MFA required',
    fidelity: 'documented',
    body: 'none',
  },
  AppOnlyNotSupported: {
    status: 403,
    code: 900329,
    retryable: false,
    text: '{operation} needs a signed-in user (App+User authentication); the token sent is application-only.',
    fidelity: 'documented',
  },
  RoleNotAllowed: {
    status: 403,
    code: 900150,
    retryable: false,
    text: '{operation} is not allowed for {user}: {reason}.',
    fidelity: 'documented',
  },
  SiteNotAllowed: {
    ...refusedAtBorder,
    text: 'The site {site} is not this sandbox. Call the sandbox by its own address; if the name is yours, start it with --public-url.',
  },
  ApplicationNotRegistered: {
    ...refusedAtBorder,
    text: 'The application {applicationId} is not registered for the partner {tenantId}. Whoever runs the service can register it: accredit admin application add {tenantId} {applicationId} {needed}.',
  },
  ApplicationNotAllowed: {
    ...refusedAtBorder,
    text: '{operation} needs {needed}, but the application {applicationId} of the partner {tenantId} is registered for {held}. {remedy}',
  },
  ScopeNotGranted: {
    ...refusedAtBorder,
    text: '{operation} needs the scope {needed} in the token of a signed-in user (scp); the token holds {held}.',
  },
  ReviewerNotAllowed: {
    ...refusedAtBorder,
    text: 'The app role {role} counts only in tokens of a reviewers’ tenant, issued for the audience of this service; this token is of the tenant {tenantId}, for {audience}.',
  },
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
    text: '{field} is {value}, which is none of {allowed}.',
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
  CaseStateConflict: {
    ...alreadyThere,
    text: 'Case {caseId} is {state}, but {rule}.',
  },
  SecondReviewerNeeded: {
    ...notAllowed,
    text: 'Case {caseId} was decided by {reviewer}; somebody else has to confirm it.',
  },
  ReviewerUnknown: {
    ...invalidInput,
    text: 'No reviewer {reviewer} has signed in here yet. A case can be given to a reviewer who has opened the desk once.',
    fidelity: 'assumed',
  },
  ReviewerAmbiguous: {
    ...invalidInput,
    text: 'More than one reviewer has signed in as {userName}. Give the id of one of them: {ids}.',
    fidelity: 'assumed',
  },
  AssigneeNotAllowed: {
    status: 403,
    code: 900150,
    retryable: false,
    text: 'Case {caseId} concerns the tenant of {reviewer}, so a reviewer of another tenant has to work on it.',
    fidelity: 'assumed',
  },
  WebhookLimitReached: {
    ...alreadyThere,
    text: 'A partner has {limit} webhooks at most. Remove one first.',
  },
  BulkJobLimitReached: {
    ...alreadyThere,
    text: 'A partner has {limit} bulk jobs at most that have not ended. Wait for one to end, or cancel it.',
  },
  WebhooksNotConfigured: {
    ...notHere,
    text: 'These webhooks are not set up here: the operator has to set {option}.',
  },
  WebhookIsRegistration: {
    ...invalidInput,
    text: 'Webhook {webhookId} is the registration of this tenant, which has no secret. Change its address and events with PUT /webhooks/v1/registration.',
    fidelity: 'assumed',
  },
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
  MailNotConfigured: {
    ...notHere,
    text: 'E-mail is not set up here: the operator has to name a mail server ({option}).',
  },
  NoMailAddress: {
    ...notAllowed,
    text: 'Notifications go to the user’s sign-in name, which is no e-mail address.',
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
  SandboxMissing: {
    ...notHere,
    text: 'There is no sandbox with the name {name}: it was removed, was idle for too long, or never existed. Create it with POST /sandbox/v1/sandboxes.',
  },
  SandboxExists: {
    ...alreadyThere,
    text: 'A sandbox with the name {name} exists. Choose another name, or remove it with DELETE /sandbox/v1/sandboxes/{name}.',
  },
  SandboxesFull: {
    ...alreadyThere,
    text: 'This process has {limit} named sandboxes and opens no more. Remove those that are no longer needed, or give them a shorter idle time.',
  },
  PortNotFree: {
    ...alreadyThere,
    text: 'The port {port} cannot be opened ({cause}). Choose another one, or 0 for any free one.',
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
  TooManyStreams: {
    status: 429,
    code: 429,
    retryable: true,
    text: 'Too many event streams are open: one {holder} may hold {limit}. Close one, or try again in {seconds} seconds.',
    fidelity: 'assumed',
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
