import type { Reviewer } from '@accredit/client'
import { shortName } from './short-name.ts'

/** A reviewer who can be given a case. */
export type Candidate = Pick<Reviewer, 'id' | 'userPrincipalName' | 'displayName'>

/** Somebody who is named elsewhere; without an id they are nobody of the desk. */
export interface Named {
  readonly id: unknown
  readonly userName: unknown
}

/** The reviewers that the service knows, and those who are named elsewhere; each once, by name. */
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

/** Names a reviewer in a list to choose from, with more words where others have the same name. */
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
