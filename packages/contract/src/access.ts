/**
 * The roles of a partner's users, and of applications, that decide who may call what. Tokens do not
 * carry CSP roles; the service looks them up. Source: Partner Center's role pages.
 */
export const cspRoles = [
  'AdminAgent',
  'SalesAgent',
  'HelpdeskAgent',
  'BillingAdmin',
  'GlobalAdmin',
  'UserManagementAdmin',
] as const
export type CspRole = (typeof cspRoles)[number]

/** Roles that may write below `/customers`. */
export const sellingRoles = ['AdminAgent', 'SalesAgent'] as const satisfies CspRole[]

/**
 * The Entra roles of which a GCC request needs one on the customer, by GDAP.
 * Source: "Update a customer's qualifications", edition of 2023 and later.
 */
export const governmentDirectoryRoles = [
  'Directory Readers',
  'Directory Writers',
  'License Administrator',
  'User Administrator',
] as const

/** The scope that a user's token needs (`scp`). Source: Partner Center authentication. */
export const userScope = 'user_impersonation'

/** The rights of a registered application: carry users' tokens, or act by itself. */
export const applicationRights = ['user', 'app-read', 'app-write'] as const
export type ApplicationRight = (typeof applicationRights)[number]

/** The app role that opens the reviewer's desk. */
export const reviewerAppRole = 'Vetting.Review'

/** The audience of every access token. Source: Partner Center authentication. */
export const audience = 'https://api.partnercenter.microsoft.com'

/** The API's application id: tokens in the v2 format carry it as their audience. */
export const audienceApplicationId = 'fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd'

/** Kind of a caller: an application alone, or a user through an application. */
export type CallerKind = 'app' | 'user'
