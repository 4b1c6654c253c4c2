import { policyExplanations, type FindingCode } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import type { VettingPolicy } from './policy.ts'

/**
 * Signs that the customer may be what it claims: none is denied automatically while there is one.
 */
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

/** Signs that the domain may not be the customer's: no list approves while there is one. */
const notTheirs: readonly FindingCode[] = [
  'academic-name-differs',
  'academic-name-not-comparable',
  'academic-students',
  'allow-listed-suffix',
]

/** Signs that domain and customer may not belong together, or that it is not an institution. */
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
      explanation: policyExplanations['stop-list'],
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
      explanation: policyExplanations.incomplete,
    },
    {
      name: 'denied-for-good',
      when: { all: ['earlier-denied-for-good'] },
      verdict: 'review',
      explanation: policyExplanations['denied-for-good'],
    },
    {
      name: 'allow-list',
      when: {
        all: ['allow-listed-email', 'academic-name-fits'],
        none: notTheirs,
        passed: ['legal-name', 'address'],
      },
      verdict: 'approve',
      explanation: policyExplanations['allow-list'],
    },
    {
      name: 'allow-list-website',
      when: {
        all: ['allow-listed-website', 'academic-name-fits', 'website-email-agree'],
        none: notTheirs,
        passed: ['legal-name', 'address'],
      },
      verdict: 'approve',
      explanation: policyExplanations['allow-list-website'],
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
      explanation: policyExplanations['academic-list'],
    },
    {
      name: 'academic-list-twice',
      when: {
        all: ['academic-email', 'academic-website', 'academic-name-fits'],
        none: doubtful,
        passed: ['legal-name', 'address', 'email'],
      },
      verdict: 'approve',
      explanation: policyExplanations['academic-list-twice'],
    },
    {
      name: 'last-request',
      when: { all: ['last-request'] },
      verdict: 'review',
      explanation: policyExplanations['last-request'],
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
      explanation: policyExplanations['not-education'],
    },
    {
      name: 'not-academic-domain',
      when: { all: ['website-not-academic', 'website-email-differ'], none: hopeful },
      verdict: 'deny',
      reason: 'Not an Academic Domain',
      explanation: policyExplanations['not-academic-domain'],
    },
    {
      name: 'person',
      when: {},
      verdict: 'review',
      explanation: policyExplanations.person,
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
