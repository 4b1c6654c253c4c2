import { isGuid } from '@accredit/contract'
import { personNameKey, tenantOfPerson, type Person } from '../../rules/person.ts'
import { refuse } from '../../rules/refusal.ts'
import type { Connection } from '../../store/connection.ts'
import { findReviewer, listReviewersCalled } from '../../store/queries/reviewers.ts'

/** Most namesakes listed in a refusal. */
const toldAtMost = 10

/**
 * Checks that a text has the form of a person's id, a tenant and an object id; user names contain
 * an `@`.
 */
export function isPersonId(text: string): boolean {
  return isGuid(tenantOfPerson(text)) && /^[^.]+\.[^\s\p{C}@]+$/u.test(text)
}

/**
 * Finds the reviewer by an id or a user name: somebody seen at the desk, or the caller.
 * @returns undefined when nobody was seen with it
 * @throws Refused ReviewerAmbiguous when several people have the user name
 */
export async function findNamedReviewer(
  connection: Connection,
  named: string,
  caller: Person,
): Promise<Person | undefined> {
  if (isPersonId(named)) {
    const id = named.toLowerCase()
    if (id === caller.id) return caller
    const seen = await findReviewer(connection, id)
    return seen && { id, tenantId: tenantOfPerson(id), name: seen.userPrincipalName }
  }
  const wanted = { nameKey: personNameKey(named), limit: toldAtMost }
  const seen = await listReviewersCalled(connection, wanted)
  const people = new Map(
    seen.map(({ id, userPrincipalName: name }) => [
      id,
      { id, tenantId: tenantOfPerson(id), name } satisfies Person,
    ]),
  )
  // The caller's stored row may still have an earlier name.
  if (personNameKey(caller.name) === wanted.nameKey) people.set(caller.id, caller)
  else people.delete(caller.id)
  const [person, ...others] = people.values()
  if (others.length === 0) return person
  const ids = [...people.keys()].join(', ')
  return refuse('ReviewerAmbiguous', { userName: named, ids })
}
