/** The texts of a customer's Account page. */
export const account = {
  customers: 'Customers',
  account: 'Account',
  notFound: 'Customer not found',
  hasLeft: 'This customer has left: it is no longer yours.',
  // Customer Account Info
  info: 'Customer Account Info',
  domain: 'Primary domain',
  relationship: 'Relationship',
  accountStatus: 'Account verification',
  underReview: 'Under review',
  approved: 'Approved',
  rejected: 'Rejected',
  statusLine: 'Special qualifications status',
  // Special qualifications
  qualifications: 'Special qualifications',
  request: (title: string) => `Request ${title}`,
  requestShort: 'Request',
  update: 'Update',
  excludedBy: (title: string, other: string) =>
    `Not possible: ${title} cannot be combined with ${other}.`,
  noRequestLeft: (title: string) =>
    `All ${title} requests are used. Contact support for a manual check.`,
  confirmAtOnce: (title: string, name: string) =>
    `Set ${title} for ${name}? This cannot be changed later.`,
  set: (title: string) => `Set ${title}`,
  needsRole:
    'You have read-only access. To request a qualification, you need the role Admin agent or Sales agent.',
  since: (when: string) => `Since ${when}`,
  asked: (when: string) => `Requested ${when}`,
  code: (code: string, name: string) => `Validation code ${code}, ${name}`,
  left: (left: string, limit: string) => ({
    one: `${left} of ${limit} request left`,
    other: `${left} of ${limit} requests left`,
  }),
  // In review
  steps: 'Vetting progress',
  stepAsked: 'Requested',
  stepChecks: 'Automatic checks',
  stepPerson: 'Manual review',
  stepVerdict: 'Verdict',
  expectedBy: (when: string) => `Verdict expected by ${when}. This page updates automatically.`,
  // Denied
  deniedTitle: 'The request was denied',
  reason: 'Reason',
  cause: 'What it means',
  remedy: 'What to do',
  note: 'Note from the reviewer',
  support: 'Support',
  supportIsOperator: 'The operator of this service',
  // History
  history: 'Vetting history',
  round: (count: string) => `Request ${count}`,
  roundBy: (who: string) => `Requested by ${who}`,
  roundWaiting: 'Automatic checks are running',
  roundReview: 'In manual review',
  roundApproved: 'Approved',
  roundDenied: 'Denied',
  // Request dialog
  checked: 'Details that will be checked',
  legalName: 'Legal name',
  address: 'Mailing address',
  email: 'E-mail',
  missing: 'Missing',
  checkedAdvice:
    'The legal name is the organisation’s own; address and e-mail are those of the bill-to info. Correct what is wrong before you send the request: the number of requests is limited.',
  requestsLeft: 'Requests left',
  wouldBeRefused: 'The request would be refused',
  wouldBeObjected: 'Before you send the request',
  done: (title: string) => `${title} was requested`,
  isSet: (title: string) => `${title} is set`,
  // Profiles
  company: 'Company profile',
  companyName: 'Company name',
  registrationNumber: 'Registration number',
  hidden: 'Only partners with delegated admin privileges (GDAP) can see the address and e-mail.',
  billing: 'Bill-to info',
  edit: 'Edit',
  contact: 'Contact',
  firstName: 'First name',
  lastName: 'Last name',
  language: 'Language',
  editBilling: 'Edit bill-to info',
  save: 'Save',
  saved: 'Bill-to info saved',
  reviewNote:
    'A changed name or address is verified again. Until then, purchases are blocked; qualifications are not.',
  nameNote:
    'Changes the name on bills and in the customer list, not in the organisation’s own record.',
  theirs: (value: string) => `Somebody else changed this to: ${value}`,
  theirsEmpty: 'Somebody else cleared this',
  conflict: 'Somebody saved this profile while you were editing',
  conflictText:
    'Your entries are kept. Fields that somebody else changed are marked below; saving again overwrites them with your values.',
  takeTheirs: 'Use this value',
  // Activity
  activity: 'Recent activity',
  noActivity: 'No activity in the last 30 days',
}
