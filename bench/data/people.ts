/** A partner of the data sets. */
export interface Partner {
  readonly id: string
  readonly name: string
  readonly domain: string
}

/** A user who signs in at a partner. */
export interface User {
  readonly partnerId: string
  readonly id: string
  readonly name: string
  readonly userPrincipalName: string
}

const partnerCount = 10
const usersPerPartner = 20

/** The application that all of them sign in with. */
export const applicationId = guid(0xa0_00, 1)

/** The partners; the first one has most customers. */
export const partners: readonly Partner[] = Array.from({ length: partnerCount }, (_, index) => ({
  id: guid(0xb0_00, index),
  name: `Partner ${index}`,
  domain: `partner${index}.example`,
}))

/** The users of all partners; each may request qualifications. */
export const users: readonly User[] = partners.flatMap(({ id, domain }, partner) =>
  Array.from({ length: usersPerPartner }, (_, index) => ({
    partnerId: id,
    id: guid(0xc0_00 + partner, index),
    name: `User ${index} of partner ${partner}`,
    userPrincipalName: `user${index}@${domain}`,
  })),
)

/** Builds an id from a group and a number within it. */
function guid(group: number, index: number): string {
  return `6f0c${group.toString(16)}-0000-4000-8000-${index.toString(16).padStart(12, '0')}`
}
