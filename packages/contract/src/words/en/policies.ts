/** Explanations of the policy's rows in English, as the service writes them into a case. */
export const policies = {
  'stop-list': 'The operator has decided about this domain before, and gives the reason.',
  incomplete:
    'The record is not complete. A denial would use one of the customer’s three requests for a clerical error, so a person asks for what is missing.',
  'denied-for-good':
    'A person has denied this customer for a reason that a new request cannot cure, so only a person can overrule it.',
  'allow-list':
    'The operator vouches for the domain of the customer’s e-mail address, and names the customer as its owner.',
  'allow-list-website':
    'The operator vouches for the website and names the customer as its owner, and the e-mail address is on the same domain. Without that anyone could name a website that is vouched for.',
  'academic-list':
    'The academic list names the customer as the owner of the domain, and website and e-mail do not disagree.',
  'academic-list-twice':
    'Website and e-mail are on two domains, and the academic list names the customer as the owner of both; large institutions often have two.',
  'last-request':
    'Another denial would leave the customer without a request, so a person gives it or not.',
  'not-education':
    'Two independent checks object, and nothing at all points to an institution of education.',
  'not-academic-domain':
    'The website is on a domain that is known not to be academic, the e-mail address on another, and nothing points to an institution of education.',
  person:
    'The findings are not conclusive, as for most schools, which are in no list; so a person decides.',
  scripted: 'The website of the request scripts this verdict in the sandbox.',
  'no-row': 'No row of the policy applies, so a person decides.',
  seeded: 'Part of the initial data of the sandbox.',
} as const
