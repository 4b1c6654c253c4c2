import type { Behaviour } from '../behaviour.ts'
import type { FindingCode } from './finding-codes.ts'
import type { VettingPolicy } from './policy.ts'

/** Any sign that the customer may be what it claims: no machine denies while one is there. */
const hopeful: readonly FindingCode[] = [
  'allow-listed-email',
  'allow-listed-website',
  'allow-listed-suffix',
  'academic-email',
  'academic-website',
  'academic-excluded',
  'academic-suffix',
  'school-suffix',
  'kind-education',
  'kind-library',
  'kind-museum',
]

/** Any sign that the domain may not be the customer's: no list approves while one is there. */
const notTheirs: readonly FindingCode[] = [
  'academic-name-differs',
  'academic-name-not-comparable',
  'academic-students',
  'allow-listed-suffix',
]

/** Any sign that domain and customer may not belong together, or that it is no institution. */
const doubtful: readonly FindingCode[] = [
  ...notTheirs,
  'academic-excluded',
  'kind-library',
  'kind-museum',
  'kind-affiliate',
  'kind-firm',
  'website-not-academic',
]

/** Policy that decides cases unless the operator configures another one. */
export const defaultPolicy: VettingPolicy = {
  name: 'default',
  rows: [
    {
      name: 'stop-list',
      when: { all: ['stop-listed'] },
      verdict: 'deny',
      reason: 'stop-list-entry',
      explanation: 'The operator has decided about this domain before, and gives the reason.',
    },
    {
      name: 'incomplete',
      when: {
        any: [
          'name-missing',
          'name-not-a-name',
          'address-missing',
          'address-incomplete',
          'address-invalid',
          'email-missing',
          'email-malformed',
        ],
      },
      verdict: 'review',
      explanation:
        'The record is not complete. A denial would burn one of the customer’s three requests for a slip of the pen, so a person asks for what is missing.',
    },
    {
      name: 'denied-for-good',
      when: { all: ['earlier-denied-for-good'] },
      verdict: 'review',
      explanation:
        'A person has denied this customer for a reason that a new request cannot cure, so only a person can see it otherwise.',
    },
    {
      name: 'allow-list',
      when: {
        all: ['allow-listed-email', 'academic-name-fits'],
        none: notTheirs,
        passed: ['legal-name', 'address'],
      },
      verdict: 'approve',
      explanation:
        'The operator vouches for the domain of the customer’s e-mail address, and names the customer as its owner.',
    },
    {
      name: 'allow-list-website',
      when: {
        all: ['allow-listed-website', 'academic-name-fits', 'website-email-agree'],
        none: notTheirs,
        passed: ['legal-name', 'address'],
      },
      verdict: 'approve',
      explanation:
        'The operator vouches for the website and names the customer as its owner, and the e-mail address stands on the same domain. Without that anyone could name a website that is vouched for.',
    },
    {
      name: 'academic-list',
      when: {
        all: ['academic-name-fits'],
        any: ['academic-email', 'academic-website'],
        none: ['website-email-differ', ...doubtful],
        passed: ['legal-name', 'address', 'email'],
      },
      verdict: 'approve',
      explanation:
        'The academic list names the customer as the owner of the domain, and website and e-mail do not disagree.',
    },
    {
      name: 'academic-list-twice',
      when: {
        all: ['academic-email', 'academic-website', 'academic-name-fits'],
        none: doubtful,
        passed: ['legal-name', 'address', 'email'],
      },
      verdict: 'approve',
      explanation:
        'Website and e-mail stand on two domains, and the academic list names the customer as the owner of both; large institutions often have two.',
    },
    {
      name: 'last-request',
      when: { all: ['last-request'] },
      verdict: 'review',
      explanation:
        'Another denial would leave the customer without a request, so a person gives it or not.',
    },
    {
      name: 'not-education',
      when: {
        failed: {
          atLeast: 2,
          among: ['email-free-mail', 'email-disposable', 'website-not-academic', 'name-test'],
        },
        none: hopeful,
      },
      verdict: 'deny',
      reason: 'Not an Education Customer',
      explanation:
        'Two independent checks object, and nothing at all points to an institution of education.',
    },
    {
      name: 'not-academic-domain',
      when: { all: ['website-not-academic', 'website-email-differ'], none: hopeful },
      verdict: 'deny',
      reason: 'Not an Academic Domain',
      explanation:
        'The website stands on a domain that is known not to be academic, the e-mail address elsewhere, and nothing points to an institution of education.',
    },
    {
      name: 'person',
      when: {},
      verdict: 'review',
      explanation:
        'The findings decide nothing, as for most schools, which are in no list; so a person looks at the case.',
    },
  ],
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Education is vetted by name, address, e-mail, website, segment and domain.',
    fidelity: 'documented',
    source: '"Sell to education customers"; how they weigh is ours.',
  },
  {
    behaviour: 'What is not clear goes to a person; a machine never denies on one objection.',
    fidelity: 'assumed',
    source: 'A customer has three requests, and a denial uses one up.',
  },
]
