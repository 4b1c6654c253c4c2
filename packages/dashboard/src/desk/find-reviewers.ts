import type { Reviewer } from '@accredit/client'
import { shortName } from './short-name.ts'

/** Somebody who can be given a case. */
export type Candidate = Pick<Reviewer, 'userPrincipalName' | 'displayName'>

/** The reviewers that the service knows, and those who are named elsewhere; each once, by name. */
export function findReviewers(
  known: readonly Candidate[],
  named: readonly unknown[],
): readonly Candidate[] {
  const others = named
    .filter((name): name is string => typeof name === 'string' && name.includes('@'))
    .map((userPrincipalName): Candidate => ({ userPrincipalName }))
  const byName = new Map(
    [...others, ...known].map((person) => [person.userPrincipalName.toLowerCase(), person]),
  )
  return [...byName.keys()].toSorted().flatMap((name) => byName.get(name) ?? [])
}

/** What a reviewer is called in a list to choose from. */
export function nameReviewer({ userPrincipalName, displayName }: Candidate): string {
  const short = shortName(userPrincipalName)
  return displayName === undefined ? short : `${displayName} (${short})`
}
