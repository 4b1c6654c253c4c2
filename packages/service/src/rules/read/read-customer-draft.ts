import type { Behaviour } from '../behaviour.ts'
import { brokenRule, isGuid } from '@accredit/contract'
import { countryCode } from './country-code.ts'
import { checkRegistrationNumber } from '../check/check-registration-number.ts'
import { readBillingProfile, type BillingProfile } from './read-billing-profile.ts'
import { readDomain } from './read-domain.ts'
import { readObject, readText, requireText, show, type Members } from './read-member.ts'
import { enforce, refuse } from '../refusal.ts'
import { refuseAddress } from '../check/refuse-address.ts'
import type { Knowledge } from '../vetting/knowledge.ts'

/** A parsed customer to create. */
export interface CustomerDraft {
  /** In lower case. */
  readonly domain: string
  readonly organizationRegistrationNumber?: string | undefined
  readonly billing: BillingProfile
  /** The indirect reseller's tenant, in lower case. */
  readonly associatedPartnerId?: string | undefined
  /** True when the customer starts with delegated roles. */
  readonly delegates: boolean
}

/**
 * Parses a customer to create.
 * @throws Refused with the field, the value and the rule
 */
export function readCustomerDraft(
  sent: Members,
  knowledge: Pick<Knowledge, 'countryRules'>,
): CustomerDraft {
  const company = readObject(sent['companyProfile'], 'companyProfile')
  const field = 'companyProfile.domain'
  const domain = readDomain(requireText(company['domain'], field, 1_000), field)
  const number = readText(
    company['organizationRegistrationNumber'],
    'companyProfile.organizationRegistrationNumber',
    50,
  )
  const billing = readBillingProfile(
    readObject(sent['billingProfile'], 'billingProfile'),
    'billingProfile.',
  )
  const associatedPartnerId = readReseller(sent['associatedPartnerId'])
  const delegates = readSwitch(sent['enableGDAPByDefault'], 'enableGDAPByDefault') ?? true
  const { defaultAddress: address } = billing
  enforce(refuseAddress(address, knowledge))
  enforce(checkRegistrationNumber(number, countryCode(address.country ?? '')))
  return { domain, organizationRegistrationNumber: number, billing, associatedPartnerId, delegates }
}

function readReseller(value: unknown): string | undefined {
  const field = 'associatedPartnerId'
  const text = readText(value, field, 1_000)
  if (text === undefined || isGuid(text)) return text?.toLowerCase()
  const rule = brokenRule('ResellerTenant')
  return refuse('InvalidRequestInput', { field, value: show(value), rule })
}

function readSwitch(value: unknown, field: string): boolean | undefined {
  if (value === undefined || typeof value === 'boolean') return value
  const rule = brokenRule('Boolean')
  return refuse('InvalidRequestInput', { field, value: show(value), rule })
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'enableGDAPByDefault false creates a customer without delegated roles.',
    fidelity: 'assumed',
    source: 'The name of the member; no page says more.',
  },
  {
    behaviour: 'A new customer reads back as reseller.',
    fidelity: 'observed',
    source: 'An audit record of a creation; the page’s example shows none.',
  },
]
