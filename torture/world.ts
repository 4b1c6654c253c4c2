import { applicationId, type Person } from './authority.ts'

/** A partner of the torture, with the user who signs in for it. */
export interface TorturePartner extends Person {
  readonly name: string
  /** Codes: the first is unlimited, the others run out. */
  readonly codes: readonly { readonly code: string; readonly creates: number | 'unlimited' }[]
}

const id = (text: string) => `70270000-0000-4000-8000-${text.padStart(12, '0')}`

const codes = (begin: number) => [
  { code: `${begin}0001`, creates: 'unlimited' as const },
  ...Array.from({ length: 40 }, (_, index) => ({
    code: String(begin * 10_000 + 100 + index),
    creates: 25,
  })),
]

export const partners: readonly TorturePartner[] = [
  {
    name: 'Alder',
    tenantId: id('a1'),
    objectId: id('a101'),
    userPrincipalName: 'ada@alder.example',
    codes: codes(1),
  },
  {
    name: 'Birch',
    tenantId: id('b1'),
    objectId: id('b101'),
    userPrincipalName: 'ben@birch.example',
    codes: codes(2),
  },
]

/** Domain on the allow list. */
export const believedDomain = 'maple-schools.example'

/** Returns the file for `accredit admin apply`, as JSON. */
export function setupText(): string {
  return JSON.stringify({
    partners: partners.map((partner) => ({
      id: partner.tenantId,
      name: partner.name,
      domain: partner.userPrincipalName.split('@')[1],
      applications: [{ id: applicationId, allows: ['user'] }],
      members: [
        {
          id: partner.objectId,
          userPrincipalName: partner.userPrincipalName,
          roles: ['AdminAgent'],
        },
      ],
      codes: partner.codes.map(({ code, creates }) => ({
        code,
        organization: partner.name,
        creates,
      })),
    })),
    allowList: [
      {
        domain: believedDomain,
        names: ['Maple Primary School'],
        reason: 'The schools of the torture',
      },
    ],
  })
}

/** Customer id of a bulk, by number. */
export function bulkCustomerId(index: number): string {
  return id(`c${String(index).padStart(8, '0')}`)
}

/** Returns a setup that adds customers of a bulk, the even ones to the first partner. */
export function bulkText(from: number, to: number): string {
  const numbers = Array.from({ length: to - from }, (_, offset) => from + offset)
  return JSON.stringify({
    partners: partners.map(({ tenantId }, partner) => ({
      id: tenantId,
      customers: numbers
        .filter((index) => index % 2 === partner)
        .map((index) => ({
          id: bulkCustomerId(index),
          name: 'Maple Primary School',
          domain: `bulk-${index}.onmicrosoft.com`,
          email: `office@${believedDomain}`,
          address: {
            country: 'US',
            addressLine1: '12 Orchard Lane',
            city: 'Spokane',
            state: 'WA',
            postalCode: '99201',
          },
          gdap: { AdminAgent: ['Directory Readers'] },
        })),
    })),
  })
}
