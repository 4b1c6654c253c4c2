import { policyExplanations, slugOfReason, vettingReasonTexts } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { readWebsite } from '../read/read-website.ts'
import type { Decision } from './decide-vetting.ts'

const zone = '.accredit.test'
const scripted = { row: 'scripted', explanation: policyExplanations.scripted } as const

const verdicts = new Map<string, Decision>([
  ['approve', { verdict: 'approve', ...scripted }],
  ['review', { verdict: 'review', ...scripted }],
  ...vettingReasonTexts.map((reason): [string, Decision] => [
    `deny-${slugOfReason(reason)}`,
    { verdict: 'deny', reason, ...scripted },
  ]),
])

/**
 * Returns the verdict that a website scripts in the sandbox: `approve.accredit.test`,
 * `review.accredit.test` or `deny-<reason>.accredit.test`, as host name or address, in any case.
 * For all others the checks decide.
 * @example
 * scriptedVerdict('https://deny-not-an-academic-domain.accredit.test/')
 */
export function scriptedVerdict(website: string | undefined): Decision | undefined {
  const read = website === undefined ? undefined : readWebsite(website)
  if (!read?.ok || !read.host.endsWith(zone)) return undefined
  return verdicts.get(read.host.slice(0, -zone.length))
}

/** The websites that script a verdict. */
export const scriptedWebsites: readonly string[] = [...verdicts.keys()].map((name) => name + zone)

export const behaviours: Behaviour[] = [
  {
    behaviour: 'In the sandbox the website of a request can script the verdict.',
    fidelity: 'assumed',
    source: 'A legal field, so that no client needs a special header.',
  },
]
