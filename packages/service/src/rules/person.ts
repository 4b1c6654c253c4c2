import type { Actor } from './actor.ts'
import { cleanName } from './read/clean-name.ts'

/** A reviewer. Two are the same person when their ids are; names are for showing. */
export interface Person {
  /** Tenant and object id with a dot between, in lower case. */
  readonly id: string
  readonly tenantId: string
  /** The user name, or the object id of a user without one. */
  readonly name: string
}

/** Finds the person behind a call. */
export function personOf(
  actor: Pick<Actor, 'tenantId' | 'objectId' | 'userPrincipalName'>,
): Person {
  const { tenantId, objectId, userPrincipalName: name = objectId } = actor
  return { id: `${tenantId}.${objectId}`.toLowerCase(), tenantId, name }
}

/** Reads the tenant out of a person's id. */
export function tenantOfPerson(id: string): string {
  return id.split('.', 1)[0] ?? ''
}

/** Writes a user name as it is looked up: in one spelling, and in any case. */
export function personNameKey(name: string): string {
  return (cleanName(name, 'NFKC') ?? '').toLowerCase()
}
