import type { ErrorName } from './errors.ts'

const codes = 'The list of error codes.'
const listed = 'The list of error codes, as of 2026.'
const noSource = 'No page gives a code for this refusal of a qualification.'
const ours = 'This service alone gives this refusal.'

/**
 * Source of each refusal: the page or SDK that shows it, or the reason of our own decision where
 * `fidelity` says *assumed*.
 */
export const errorSources: Readonly<Record<ErrorName, string>> = {
  PartnerTokenMissing: codes,
  AccessDenied: codes,
  InvalidAudience: 'The list of error codes; tokens for graph.windows.net are refused since 2025.',
  MfaRequired: 'Partner security requirements: reason phrase and header, without a body.',
  AppOnlyNotSupported: listed,
  RoleNotAllowed: 'The list of error codes; the pages of each operation name its roles.',
  SiteNotAllowed: ours,
  ApplicationNotRegistered:
    'Partner Center knows the applications of a partner; no page says how it refuses others.',
  ApplicationNotAllowed:
    'Partner Center knows the applications of a partner; no page says how it refuses others.',
  ScopeNotGranted:
    'Tokens of a user carry user_impersonation; no page says how others are refused.',
  ReviewerNotAllowed: ours,
  InsufficientPrivileges: listed,
  InvalidTenantId:
    'The page that verifies an indirect reseller’s agreement shows it for an id that is no GUID.',
  TenantNotFound: codes,
  InvalidRequestInput: codes,
  EnumNotParsable: codes,
  QualificationNotSettable:
    'The list of error codes has the number for an invalid property; which values cannot be set is documented.',
  InvalidEducationSegment: noSource,
  InvalidWebsite: noSource,
  ValidationCodeRequired: `${noSource} That a code is needed is documented.`,
  ValidationCodeInvalid: `${noSource} That a code is needed is documented.`,
  ValidationCodeExhausted: `${noSource} That creates are counted is documented.`,
  QualificationCombinationNotAllowed:
    'The .NET feature samples expect the refusal; status and number are ours.',
  QualificationAlreadySet: `${noSource} That a qualification is final is documented.`,
  QualificationInReview: noSource,
  VerificationRequestLimitReached: `${noSource} That three requests are allowed is documented.`,
  EtagNotValid: 'The list of error codes; the .NET SDK would repeat a 412.',
  AddressNotValid: 'The page that validates an address.',
  OrganizationRegistrationNumberNotSupported: codes,
  OrganizationRegistrationNumberMissing: codes,
  OrganizationRegistrationNumberInvalid: codes,
  PhoneNumberMissing: codes,
  DomainTaken: 'The pages say that a domain is taken or free, and give no number.',
  SandboxLimitReached: 'The list of error codes; the limits of the integration sandbox.',
  NotSandbox: codes,
  InvalidDateRange:
    'The page of audit records names the range; the number is that of invalid input.',
  CaseStateConflict: ours,
  SecondReviewerNeeded: ours,
  ReviewerUnknown: ours,
  ReviewerAmbiguous: ours,
  AssigneeNotAllowed: ours,
  WebhookLimitReached: ours,
  BulkJobLimitReached: ours,
  WebhooksNotConfigured: ours,
  WebhookIsRegistration: ours,
  RegistrationExists: 'The description of the webhook API; the number is ours.',
  TestEventNotRegistered:
    'The page says that the tenant has to be registered, and gives no number.',
  MailNotConfigured: ours,
  NoMailAddress: ours,
  RequestIdReused: 'It would otherwise be answered as if the first request had come again.',
  RequestTooLarge: 'No page names a limit of size.',
  MalformedRequest: 'No page says how unreadable requests are answered.',
  InvalidQuery: codes,
  FilterNotSupported: 'The list of error codes has the number for an invalid property.',
  SandboxMissing: ours,
  SandboxExists: ours,
  SandboxesFull: ours,
  PortNotFree: ours,
  NotFound: codes,
  MethodNotAllowed: 'The list of error codes has number and status, but not together.',
  NotAcceptable: 'The list of error codes has number and status, but not together.',
  TooManyRequests: 'API throttling guidance; the .NET SDK needs exactly this form.',
  TooManyStreams: ours,
  UnexpectedError: codes,
  ServiceUnavailable: 'The list of error codes; SDKs take a 503 for a passing fault.',
}
