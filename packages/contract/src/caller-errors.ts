import type { ErrorEntry } from './error-entry.ts'

const refusedAtBorder = {
  status: 403,
  code: 900150,
  retryable: false,
  fidelity: 'assumed',
} as const

/** Refusals of the caller, by what their token or their application may not do. */
export const callerErrors = {
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
    text: 'The application {applicationId} is not registered for the partner {tenantId}. The operator of the service can register it: accredit admin application add {tenantId} {applicationId} {needed}.',
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
} as const satisfies Record<string, ErrorEntry>
