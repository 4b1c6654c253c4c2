/** The names under which answers are remembered. What begins alike is forgotten together. */
export const keys = {
  me: ['me'],
  customers: ['customers'],
  customerPage: (query: object) => ['customers', query],
  customer: (customerId: string) => ['customer', customerId],
  qualifications: (customerId: string) => ['customer', customerId, 'qualifications'],
  vetting: (customerId: string) => ['customer', customerId, 'vetting'],
  accountStatus: (customerId: string) => ['customer', customerId, 'account-status'],
  precheck: (customerId: string, request: object) => ['customer', customerId, 'precheck', request],
  customerCode: (customerId: string) => ['customer', customerId, 'code'],
  customerActivity: (customerId: string) => ['customer', customerId, 'activity'],
  codes: ['codes'],
  redemptions: ['codes', 'redemptions'],
  activity: ['activity'],
  activityPage: (query: object) => ['activity', query],
  overview: ['overview'],
  domain: (domain: string) => ['domain', domain],
  countryRules: (country: string) => ['country-rules', country],
  cases: ['cases'],
  casePage: (query: object) => ['cases', query],
  reviewers: ['reviewers'],
  case: (caseId: string) => ['case', caseId],
} as const satisfies Record<
  string,
  readonly unknown[] | ((...parameters: never[]) => readonly unknown[])
>
