import type { Behaviour } from '../rules/behaviour.ts'
import type { QualificationRequest } from '../rules/qualification-record.ts'
import type { CaseSubject } from '../store/queries/cases.ts'
import type { ApplicantRecord } from '../store/queries/customers.ts'

/**
 * Subject of a vetting: the customer and the request at this moment. Address and e-mail are those of
 * the billing profile, because partners can correct it before they ask again; the name is the
 * organisation's own, whatever stands on the bill.
 */
export function vettingSubject(
  customer: Omit<ApplicantRecord, 'ownTerms'>,
  request: QualificationRequest,
): CaseSubject {
  const { company, billing } = customer
  return {
    customer: {
      id: customer.id,
      companyName: company.companyName ?? customer.companyName,
      domain: customer.domain,
      email: billing.email ?? company.email,
      address: billing.defaultAddress ?? company.address,
    },
    request: { educationSegment: request.educationSegment, website: request.website },
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
