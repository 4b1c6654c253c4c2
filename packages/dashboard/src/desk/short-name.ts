/** A reviewer's user name without what stands behind the `@`; the whole one is shown beside it. */
export function shortName(userName: string): string {
  return userName.split('@', 1)[0] || userName
}

/** Whether two user names are the same person's. */
export function isSamePerson(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && one.toLowerCase() === other?.toLowerCase()
}
