import { customer } from '../../support/service.ts'
import { education, post, type RefusalRow, unknownCustomer } from './refusal-row.ts'

/** Refusals that a sandbox gives for who calls and for whom, whatever is asked for. */
export const refusalsOfCallers: readonly RefusalRow[] = [
  // The caller.
  {
    what: 'no Authorization header',
    token: 'none',
    refusal: 'PartnerTokenMissing',
    says: ['no bearer token', 'Authorization: Bearer'],
  },
  {
    what: 'another scheme than Bearer',
    token: 'none',
    call: { headers: { authorization: 'Basic dXNlcjpwYXNz' } },
    refusal: 'PartnerTokenMissing',
    says: ['no bearer token'],
  },
  {
    what: 'Bearer without a token',
    token: 'none',
    call: { headers: { authorization: 'Bearer' } },
    refusal: 'PartnerTokenMissing',
    says: ['no bearer token'],
  },
  {
    what: 'a text that is no token',
    token: 'none',
    call: { token: 'abc.def.ghi' },
    refusal: 'AccessDenied',
    says: ['not accepted', 'not a readable JSON Web Token'],
  },
  {
    what: 'a token past its time',
    token: { expired: true },
    refusal: 'AccessDenied',
    says: ['it has expired'],
  },
  {
    what: 'a token with a signature of somebody else',
    token: { forged: true },
    refusal: 'AccessDenied',
    says: ['its signature is wrong'],
  },
  {
    what: 'a token of a tenant that is not admitted',
    token: { tenant: 'c0de0000-0000-4000-8000-00000000ffff' },
    refusal: 'AccessDenied',
    says: ['tenant is not admitted'],
  },
  {
    what: 'a token of another issuer',
    token: { issuer: 'https://sts.windows.net/c0de0000-0000-4000-8000-00000000a001/' },
    refusal: 'AccessDenied',
    says: ['its issuer is not trusted'],
  },
  {
    what: 'the audience graph.windows.net',
    token: { audience: 'https://graph.windows.net' },
    refusal: 'InvalidAudience',
    says: ['https://graph.windows.net', 'accepts only https://api.partnercenter.microsoft.com'],
  },
  {
    what: 'another audience',
    token: { audience: 'https://management.azure.com' },
    refusal: 'InvalidAudience',
    says: ['https://management.azure.com'],
  },
  {
    what: 'a user without a second factor',
    token: { mfa: false },
    refusal: 'MfaRequired',
    says: [],
  },
  {
    what: 'an application alone on a write',
    token: { appOnly: true },
    refusal: 'AppOnlyNotSupported',
    says: ['createQualification', 'App+User', 'application-only'],
  },
  {
    what: 'a role that may not write',
    token: { user: 'a103' },
    refusal: 'RoleNotAllowed',
    says: ['Admin agent, Sales agent', 'this account has Helpdesk agent'],
  },
  {
    what: 'a user without any role, reading',
    token: { user: 'ffff' },
    method: 'GET',
    refusal: 'RoleNotAllowed',
    says: ['getQualifications', 'none of them'],
  },
  // For whom.
  {
    what: 'an id that is no GUID',
    ...post('northwind', education),
    refusal: 'InvalidTenantId',
    says: ['"northwind"', 'not a GUID'],
  },
  {
    what: 'an id that is no GUID, reading',
    method: 'GET',
    path: '/v1/customers/12345',
    refusal: 'InvalidTenantId',
    says: ['"12345"', 'not a GUID'],
  },
  ...['qualifications', 'validations', ''].map((resource) => ({
    what: `an unknown customer, reading /${resource}`,
    method: 'GET',
    path: `/v1/customers/${unknownCustomer}/${resource}`,
    refusal: 'TenantNotFound' as const,
    says: [unknownCustomer, 'this partner'],
  })),
  {
    what: 'an unknown customer',
    ...post(unknownCustomer, education),
    refusal: 'TenantNotFound',
    says: [unknownCustomer, 'this partner'],
  },
  {
    what: 'a customer of another partner',
    ...post(customer('21'), education),
    refusal: 'TenantNotFound',
    says: [customer('21'), 'this partner'],
  },
]
