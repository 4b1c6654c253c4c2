/** A reviewer's user name without what stands behind the `@`; the whole one is shown beside it. */
export function shortName(userName: string): string {
  return userName.split('@', 1)[0] || userName
}

/** Says whether two ids are of the same person; user names tell nobody apart. */
export function isSamePerson(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other
}

/** Says in few words who a user name and a person's id are about. */
export type SayWho = (userName: string, id: string | undefined) => string
