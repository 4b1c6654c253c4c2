import type { Address } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import type { RequestStanding } from '../check/judge-request.ts'
import type { QualificationRequest } from '../qualification-record.ts'
import type { VettingSubject } from './subject.ts'

/** Parts of a customer's record that vetting reads. */
interface Applicant {
  readonly id: string
  readonly companyName: string
  readonly domain: string
  readonly company: {
    readonly companyName?: string | undefined
    readonly email?: string | undefined
    readonly address?: Address | undefined
  }
  readonly billing: {
    readonly email?: string | undefined
    readonly defaultAddress?: Address | undefined
  }
}

/**
 * Builds the subject of vetting from the current customer and request. Address and e-mail are those
 * of the billing profile, because partners can correct it before a new request; the name is the
 * organisation's own, regardless of the bill-to name. The precheck shows the same subject.
 */
export function vettingSubject(
  { id, companyName, domain, company, billing }: Applicant,
  { educationSegment, website }: QualificationRequest,
  { requests, requestLimit }: Pick<RequestStanding, 'requests' | 'requestLimit'>,
): Omit<VettingSubject, 'earlier'> {
  const isLast = requestLimit !== null && requests + 1 === requestLimit
  return {
    customer: {
      id,
      companyName: company.companyName ?? companyName,
      domain,
      email: billing.email ?? company.email,
      address: billing.defaultAddress ?? company.address,
    },
    request: { educationSegment, website },
    ...(isLast && { lastOf: requestLimit }),
  }
}

export const behaviours: Behaviour[] = [
  {
    behaviour:
      'Vetting looks at the billing profile’s address and e-mail as they stand when the request is accepted.',
    fidelity: 'assumed',
    source:
      'The page on asynchronous updates includes "the address associated with the profile"; the API lets a partner correct that profile alone.',
  },
]
