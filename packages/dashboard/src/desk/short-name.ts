/** Returns a reviewer's user name without the domain; the full name is shown in a hint. */
export function shortName(userName: string): string {
  return userName.split('@', 1)[0] || userName
}

/** Compares person ids; user names are not unique. */
export function isSamePerson(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one === other
}

/** Names a person briefly from their user name and id. */
export type SayWho = (userName: string, id: string | undefined) => string
