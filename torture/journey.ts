import { randomUUID } from 'node:crypto'
import type { NewCustomer } from '@accredit/client'
import type { Acknowledged, Asked, Write } from './ledger.ts'
import { believedDomain, partners } from './world.ts'

/**
 * Sends the writes of a journey; its answers are final, however often the service died meanwhile.
 */
export interface Traveller {
  write(write: Write): Promise<Acknowledged>
  /** Waits briefly for a verdict. */
  waitForVerdict(partner: number, customerId: string): Promise<string | undefined>
  random(): number
}

/** Kinds of customer, which decide the verdict. */
const kinds = ['school', 'school', 'firm', 'unknown', 'office', 'company'] as const

/** One customer's life: creation, then one qualification request after the other. */
export async function travel(traveller: Traveller): Promise<void> {
  const partner = traveller.random() < 0.5 ? 0 : 1
  const kind = kinds[Math.floor(traveller.random() * kinds.length)] ?? 'school'
  const created = await traveller.write({
    id: randomUUID(),
    partner,
    kind: 'customer',
    body: draft(kind),
  })
  const { customerId } = created
  if (created.status !== 201 || customerId === undefined) return
  const ask = (qualification: Asked, more: object = {}) =>
    traveller.write({
      id: randomUUID(),
      partner,
      kind: 'qualification',
      customerId,
      body: { qualification, ...more },
    })

  if (traveller.random() < 0.3) await ask('StateOwnedEntity')
  switch (kind) {
    case 'office':
      await ask('GovernmentCommunityCloud', { validationCode: pickCode(traveller, partner) })
      // Refused: one excludes the other.
      if (traveller.random() < 0.2) await ask('Education')
      return
    case 'company':
      // Concurrently, under two ids: at most one is accepted.
      await Promise.all([
        ask('Education', { educationSegment: 'K12', website: `www.${believedDomain}` }),
        ask('GovernmentCommunityCloud', { validationCode: pickCode(traveller, partner) }),
      ])
      return
    case 'firm': {
      const website = 'https://cheap.deals'
      await ask('Education', { website })
      const verdict = await traveller.waitForVerdict(partner, customerId)
      if (verdict === 'Denied') await ask('Education', { website })
      return
    }
    default:
      await ask('Education', { educationSegment: 'K12' })
  }
}

function pickCode({ random }: Traveller, partner: number): string {
  const { codes = [] } = partners[partner] ?? {}
  const index = random() < 0.5 ? 0 : Math.floor(random() * codes.length)
  return codes[index]?.code ?? ''
}

function draft(kind: (typeof kinds)[number]): NewCustomer {
  const name = randomUUID()
  const mailboxes = {
    school: believedDomain,
    firm: 'gmx.net',
    unknown: 'willow-learning.example',
    office: 'oak-county.example',
    company: believedDomain,
  }
  return {
    companyProfile: { domain: `t-${name}.onmicrosoft.com` },
    billingProfile: {
      email: `office@${mailboxes[kind]}`,
      culture: 'en-US',
      language: 'en',
      companyName: kind === 'firm' ? 'Maple Bargains' : `Maple Primary School`,
      firstName: 'Mia',
      lastName: 'Maple',
      defaultAddress: {
        country: 'US',
        addressLine1: '12 Orchard Lane',
        city: 'Spokane',
        state: 'WA',
        postalCode: '99201',
        firstName: 'Mia',
        lastName: 'Maple',
      },
    },
  }
}
