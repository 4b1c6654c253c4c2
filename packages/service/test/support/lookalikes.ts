import type { Person } from '../../src/rules/person.ts'
import { contosoApp, contosoTenant, fabrikamTenant } from './service.ts'

export const day = 86_400_000

/** The tenant of the sandbox’s reviewers. */
const staffTenant = 'c0de0000-0000-4000-8000-00000000d001'

/** Time at which the rows were written. */
export const past = Date.UTC(2026, 0, 5)

/** Time at which the write of a test happens. */
export const now = past + day

/** An id that ends in these digits. */
export const id = (digits: string) => `10000000-0000-4000-8000-${digits.padStart(12, '0')}`

/**
 * Two partners that look alike, and one that was removed; the sandbox admits tokens of the two. Writes
 * and reads name A, X and M, which come last in every order: what forgets to ask for them finds others.
 */
export const partners = { A: fabrikamTenant, B: contosoTenant, C: id('c') } as const

/** Two tenants that are customers of both partners, and one that was one of both. */
export const tenants = { X: id('f3'), Y: id('f1'), Z: id('f2') } as const

const userId = (digits: string) => `c0de0000-0000-4000-8000-${digits.padStart(12, '0')}`

/** Two users whom both partners have. */
export const users = { M: userId('e102'), N: userId('e101') } as const

const person = (name: string, digits: string): Person => ({
  id: `${staffTenant}.${id(digits)}`,
  tenantId: staffTenant,
  name: `${name}@vetting.example`,
})

/** The applications of both partners: one of each, and the other’s too. */
export const applications = { P: contosoApp.replace('a0aa', 'b0aa'), Q: contosoApp } as const

/** Reviewers: two who were seen before, and one who was not. */
export const people = {
  eve: person('eve', 'b1'),
  bob: person('bob', 'b2'),
  ivy: person('ivy', 'b3'),
} as const

/** Ids of a call that the logs name. */
export const callIds = { application: id('c1'), correlation: id('c2') } as const

/** A partner that has customers, by its short name. */
export type Partner = 'A' | 'B'

/** A customer, by its short name. */
export type Tenant = keyof typeof tenants

/** The case of a customer that is on the desk. */
export const deskCase = (partner: Partner, tenant: Tenant) => caseId(partner, tenant, '9')

/** The case of a customer that has its verdict. */
export const shownCase = (partner: Partner, tenant: Tenant) => caseId(partner, tenant, '1')

/** An event of a customer. */
export const lookalikeEvent = (partner: Partner, tenant: Tenant) =>
  id(`e${partner.toLowerCase()}${tenants[tenant].slice(-1)}`)

/** Two endpoints of a partner. */
export const lookalikeWebhook = (partner: Partner, which: 'first' | 'second' = 'first') =>
  id(`fa${partner.toLowerCase()}${which === 'first' ? '1' : '2'}`)

/** The delivery of a customer's event to an endpoint. */
export const lookalikeDelivery = (
  partner: Partner,
  tenant: Tenant,
  which: 'first' | 'second' = 'first',
) => id(`fd${partner.toLowerCase()}${tenants[tenant].slice(-1)}${which === 'first' ? '1' : '2'}`)

/** Two bulk jobs of a partner: one that runs, and one that was stopped. */
export const lookalikeJob = (partner: Partner, which: 'first' | 'second' = 'first') =>
  id(`fb${partner.toLowerCase()}${which === 'first' ? '1' : '2'}`)

/** Two mails to a user of a partner. */
export const lookalikeMail = (partner: Partner, which: 'first' | 'second' = 'first') =>
  id(`fc${partner.toLowerCase()}${which === 'first' ? '1' : '2'}`)

function caseId(partner: Partner, tenant: Tenant, number: string): string {
  return id(`d${partner.toLowerCase()}${tenants[tenant].slice(-1)}${number}`)
}

/** Every customer of every partner. */
export const seats = (['B', 'A'] as const).flatMap((partner) =>
  (['Y', 'Z', 'X'] as const).map((tenant) => ({ partner, tenant })),
)

/** Short names of all ids. */
export const names: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ...partners, ...tenants, ...users, ...applications, ...callIds }).map(
    ([name, value]) => [value, name],
  ),
  ...Object.entries(people).map(([name, { id: value }]) => [value, name]),
  ...seats.flatMap(({ partner, tenant }) => [
    [deskCase(partner, tenant), 'desk-case'],
    [shownCase(partner, tenant), 'shown-case'],
    [lookalikeEvent(partner, tenant), 'event'],
    [lookalikeDelivery(partner, tenant), 'delivery'],
    [lookalikeDelivery(partner, tenant, 'second'), 'other-delivery'],
    [lookalikeJob(partner), 'job'],
    [lookalikeJob(partner, 'second'), 'other-job'],
    [lookalikeWebhook(partner), 'webhook'],
    [lookalikeMail(partner), 'mail'],
    [lookalikeMail(partner, 'second'), 'other-mail'],
    [lookalikeWebhook(partner, 'second'), 'other-webhook'],
  ]),
] as [string, string][])

/** The name of a customer; those of one tenant have the same with both partners. */
export const companyName = 'Northwind School'

/** The domain of a customer, which no other customer has. */
export const domainOf = (partner: Partner, tenant: Tenant) =>
  `${partner}${tenant}.example`.toLowerCase()
