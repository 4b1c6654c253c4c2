/** Every refusal of an operator's change, with the values for its text. */
export interface OperatorRefusalValues {
  PartnerUnknown: { readonly partnerId: string }
  PartnerKnown: { readonly partnerId: string; readonly name: string }
  PartnerIsReviewers: { readonly partnerId: string }
  PartnerIncomplete: { readonly missing: string }
  PartnerDomainTaken: { readonly domain: string; readonly partnerId: string }
  PartnerHasCustomers: { readonly partnerId: string; readonly count: number }
  ApplicationUnknown: { readonly partnerId: string; readonly applicationId: string }
  ApplicationKnown: { readonly applicationId: string; readonly rights: string }
  ApplicationIncomplete: { readonly missing: string }
  MemberUnknown: { readonly partnerId: string; readonly objectId: string }
  MemberKnown: { readonly objectId: string; readonly roles: string }
  MemberIncomplete: { readonly missing: string }
  CodeUnknown: { readonly partnerId: string; readonly code: string }
  CodeKnown: { readonly code: string; readonly organization: string }
  CodeIncomplete: { readonly missing: string }
  CodeOveruse: { readonly code: string; readonly creates: number; readonly used: number }
  CodeInUse: { readonly code: string; readonly count: number; readonly used: number }
  CustomerUnknown: { readonly partnerId: string; readonly customerId: string }
  CustomerKnown: { readonly customerId: string }
  CustomerIncomplete: { readonly missing: string }
  CustomerDomainTaken: { readonly domain: string }
  CustomerDomainFixed: { readonly customerId: string; readonly domain: string }
  CustomerInReview: { readonly customerId: string; readonly caseId: string }
  DomainUnlisted: { readonly domain: string; readonly list: string }
  DomainListed: { readonly domain: string; readonly list: string; readonly reason: string }
}

/** Name of a refusal, for programs. */
export type OperatorRefusalName = keyof OperatorRefusalValues

/** Refusal of a change; plain data, since it crosses threads. Its texts are in `words/`. */
export type OperatorRefusal = {
  [Name in OperatorRefusalName]: {
    readonly name: Name
    readonly values: OperatorRefusalValues[Name]
  }
}[OperatorRefusalName]

/**
 * Builds a refusal of an operator's change.
 * @example operatorRefusal('PartnerUnknown', { partnerId })
 */
export function operatorRefusal<Name extends OperatorRefusalName>(
  name: Name,
  values: OperatorRefusalValues[Name],
): OperatorRefusal {
  return { name, values } as OperatorRefusal
}
