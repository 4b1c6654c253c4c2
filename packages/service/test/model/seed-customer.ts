import { contoso, fabrikam } from '../../src/sandbox/sandbox-directory.ts'
import type { SeededCustomer } from '../../src/sandbox/seed-data.ts'
import type { PartnerName, Script } from './calls.ts'
import type { Qualification } from './expected.ts'

/** A case of the model. */
interface Case {
  state: 'waiting' | 'desk' | 'decided' | 'shown'
  due: number
  script: Script
}

/** A customer of the model. */
export interface Customer {
  readonly partner: PartnerName
  readonly domain: string
  readonly name: string
  readonly delegated: boolean
  standing: 'here' | 'unlinked' | 'purged'
  requests: number
  qualifications: Qualification[]
  code?: string
  case?: Case
}

const names: Readonly<Record<string, PartnerName>> = {
  [contoso.id]: 'contoso',
  [fabrikam.id]: 'fabrikam',
}

/** The model's name of a partner of the sandbox. */
export const partnerNamed = (id: string): PartnerName => names[id] as PartnerName

/** A customer as the sandbox starts with it; what it has was requested at a time. */
export function seedCustomer(seeded: SeededCustomer, at: number): Customer {
  const { start } = seeded
  const customer: Customer = {
    partner: partnerNamed(seeded.partnerId),
    domain: seeded.domain,
    name: seeded.name,
    delegated: seeded.directoryRoles.length > 0,
    standing: 'here',
    requests: 0,
    qualifications: [],
  }
  if (start?.as === 'Education') {
    customer.requests = start.status === 'Denied' ? start.times : 1
    const reason = start.status === 'Denied' ? { reason: start.reason } : {}
    customer.qualifications = [{ type: 'Education', status: start.status, at, ...reason }]
    if (start.status === 'InReview') customer.case = { state: 'desk', due: 0, script: 'review' }
  } else if (start?.as === 'GovernmentCommunityCloud') {
    customer.code = start.code
    customer.qualifications = [{ type: start.as, status: 'Approved', at }]
  } else if (start) {
    customer.qualifications = [{ type: start.as }]
  }
  return customer
}
