import type { ErrorName } from '@accredit/contract'

const askDoctor = 'Run "accredit doctor"; it names the rule that the token breaks.'
const later = 'Wait, then run the same command again.'

/** Advice after a refusal whose own text gives none, by its name. */
export const adviceByName = {
  PartnerTokenMissing: askDoctor,
  AccessDenied: askDoctor,
  InvalidAudience: 'Run "accredit doctor"; it shows for whom the token is.',
  MfaRequired: 'Sign in again with multi-factor authentication.',
  AppOnlyNotSupported:
    'Sign in as a user: "accredit login", or --as <user> in the sandbox. An application alone can only read.',
  ApplicationNotRegistered: 'Ask the operator of the service to run that command.',
  ApplicationNotAllowed:
    'Sign in as a user where it asks for one; the operator of the service registers applications.',
  ScopeNotGranted:
    'Ask for a token with the scope user_impersonation of this API; an administrator may have to grant it.',
  ReviewerNotAllowed: 'Sign in as a reviewer, with --audience of the service itself.',
  RoleNotAllowed: 'Sign in as somebody who holds one of these roles.',
  InsufficientPrivileges: 'Have the customer grant one of these roles (GDAP), then ask again.',
  InvalidTenantId: 'Give the customer’s Microsoft ID; "accredit customers" lists them.',
  TenantNotFound: 'Look the id up with "accredit customers"; another partner’s are not visible.',
  EnumNotParsable: 'Use one of the values that the message names.',
  QualificationNotSettable: 'Ask for one that can be set; the others are set by Microsoft only.',
  InvalidEducationSegment: 'Add --segment K12 or --segment HigherEducation.',
  InvalidWebsite: 'Correct --website, or leave it out: it is optional.',
  ValidationCodeRequired: 'Add --code; "accredit codes" lists yours.',
  ValidationCodeInvalid: 'Use a code of your own; "accredit codes" lists them.',
  ValidationCodeExhausted: 'Use another code; "accredit codes" shows how many uses each has left.',
  QualificationCombinationNotAllowed:
    'Nothing can be done: these exclude each other, and a qualification cannot be removed.',
  QualificationAlreadySet: 'Nothing needs to be done; "accredit status" shows it.',
  QualificationInReview: 'Wait for the verdict with "accredit wait".',
  CaseStateConflict: 'Run "accredit review show" with its id; it tells who did what.',
  RequestIdReused: 'Leave --request-id out, or give a new one.',
} satisfies Partial<Record<ErrorName, string>>

/** Advice by the kind of an error. */
export const adviceByCategory = {
  Unauthorized: 'Sign in again ("accredit login"), or run "accredit doctor" to see what is wrong.',
  NotSpecified:
    'Is the service running? Start one with "accredit serve", or name another with --url.',
  TooManyRequests: later,
  ServerBusy: later,
  GatewayTimeout: later,
  ServerError: 'Report it to the operator of the service, with the correlation id.',
  ResponseParsing: 'Check the address: this is not an answer of a Partner Center API.',
}

/** Errors that no service sent, by their kind. */
export const failures = {
  NotFound: 'the customer has no such record; nothing was asked for',
  NotSpecified: 'no answer came',
  RequestTimeout: 'no answer came in time',
  ResponseParsing: 'the answer cannot be read',
  Unauthorized: 'the sign-in failed',
}
