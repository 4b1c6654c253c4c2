import type { Actor } from './actor.ts'
import { cleanName } from './read/clean-name.ts'

/** A reviewer, identified by id; names are for display. */
export interface Person {
  /** Tenant and object id, separated by a dot, in lower case. */
  readonly id: string
  readonly tenantId: string
  /** The user name, or the object id of a user without one. */
  readonly name: string
}

/** Returns the person who makes a call. */
export function personOf(
  actor: Pick<Actor, 'tenantId' | 'objectId' | 'userPrincipalName'>,
): Person {
  const { tenantId, objectId, userPrincipalName: name = objectId } = actor
  return { id: `${tenantId}.${objectId}`.toLowerCase(), tenantId, name }
}

/** Returns the tenant of a person's id. */
export function tenantOfPerson(id: string): string {
  return id.split('.', 1)[0] ?? ''
}

/** Normalizes a user name for look-ups, regardless of case. */
export function personNameKey(name: string): string {
  return (cleanName(name, 'NFKC') ?? '').toLowerCase()
}
