import type { Reviewer } from '@accredit/client'
import { shortName } from './short-name.ts'

/** A reviewer whom a case can be assigned to. */
export type Candidate = Pick<Reviewer, 'id' | 'userPrincipalName' | 'displayName'>

/** A person named elsewhere; without an id they are not a reviewer. */
export interface Named {
  readonly id: unknown
  readonly userName: unknown
}

/**
 * Lists the reviewers that the service knows and those named elsewhere, without duplicates, by
 * name.
 */
export function findReviewers(
  known: readonly Candidate[],
  named: readonly Named[],
): readonly Candidate[] {
  const others = named.flatMap(({ id, userName }): Candidate[] =>
    typeof id === 'string' && typeof userName === 'string'
      ? [{ id, userPrincipalName: userName }]
      : [],
  )
  const byId = new Map([...others, ...known].map((person) => [person.id, person]))
  const orderOf = ({ userPrincipalName, id }: Candidate) =>
    `${userPrincipalName.toLowerCase()} ${id}`
  return [...byId.values()].toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

/** Names a reviewer in a list of choices, with more detail where others have the same name. */
export function nameReviewer(person: Candidate, among: readonly Candidate[]): string {
  const named = [sayShort, sayWhole].find(
    (say) => among.filter((other) => say(other) === say(person)).length < 2,
  )
  return named?.(person) ?? `${sayWhole(person)} · ${objectIdOf(person)}`
}

function sayShort({ userPrincipalName, displayName }: Candidate): string {
  const short = shortName(userPrincipalName)
  return displayName === undefined ? short : `${displayName} (${short})`
}

function sayWhole({ userPrincipalName, displayName }: Candidate): string {
  return displayName === undefined ? userPrincipalName : `${displayName} (${userPrincipalName})`
}

function objectIdOf({ id }: Candidate): string {
  return id.slice(id.indexOf('.') + 1)
}
