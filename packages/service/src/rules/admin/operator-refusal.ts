/** Every refusal of an operator's change; each `{name}` is filled in. */
export const operatorRefusals = {
  PartnerUnknown: {
    text: 'no partner has the tenant {partnerId}',
    remedy: 'accredit admin partner list shows them, accredit admin partner add adds one',
  },
  PartnerKnown: {
    text: 'the partner {partnerId} is known already, as {name}',
    remedy: 'accredit admin partner change changes it',
  },
  PartnerIsReviewers: {
    text: 'the tenant {partnerId} is the reviewers’, and no partner may judge its own cases',
    remedy:
      'take it out of ACCREDIT_REVIEWER_TENANTS and restart the service, or name another tenant',
  },
  PartnerIncomplete: {
    text: 'a new partner needs {missing}',
    remedy: 'give what is missing',
  },
  PartnerDomainTaken: {
    text: 'the domain {domain} is that of the partner {partnerId}',
    remedy: 'a domain belongs to one partner alone',
  },
  PartnerHasCustomers: {
    text: 'the partner {partnerId} still has customers: {count}',
    remedy: 'remove them first: accredit admin customer remove',
  },
  ApplicationUnknown: {
    text: 'the partner {partnerId} has no application {applicationId}',
    remedy:
      'accredit admin application list shows them, accredit admin application add registers one',
  },
  ApplicationKnown: {
    text: 'the application {applicationId} is registered already, for {rights}',
    remedy: 'accredit admin application change changes that',
  },
  ApplicationIncomplete: {
    text: 'a new application needs {missing}',
    remedy: 'give what is missing',
  },
  MemberUnknown: {
    text: 'the partner {partnerId} has no user {objectId}',
    remedy: 'accredit admin role list shows them, accredit admin role add adds one',
  },
  MemberKnown: {
    text: 'the user {objectId} is known already, with {roles}',
    remedy: 'accredit admin role change changes the roles',
  },
  MemberIncomplete: {
    text: 'a new user needs {missing}',
    remedy: 'give what is missing',
  },
  CodeUnknown: {
    text: 'the partner {partnerId} has no validation code {code}',
    remedy: 'accredit admin code list shows them, accredit admin code add adds one',
  },
  CodeKnown: {
    text: 'the validation code {code} is known already, for {organization}',
    remedy: 'accredit admin code change changes it',
  },
  CodeIncomplete: {
    text: 'a new validation code needs {missing}',
    remedy: 'give what is missing',
  },
  CodeOveruse: {
    text: 'the validation code {code} cannot have {creates} creates: {used} are used',
    remedy: 'a create is never given back, so {used} is the least; it leaves none over',
  },
  CodeInUse: {
    text: 'the validation code {code} qualified {count} customers, which it has to go on proving',
    remedy: 'to end its use, lower its creates to what is used: {used}',
  },
  CustomerUnknown: {
    text: 'the partner {partnerId} has no customer {customerId}',
    remedy: 'accredit admin customer list shows them, accredit admin customer add adds one',
  },
  CustomerKnown: {
    text: 'the customer {customerId} is known already',
    remedy: 'accredit admin customer change changes it',
  },
  CustomerIncomplete: {
    text: 'a new customer needs {missing}',
    remedy: 'give what is missing',
  },
  CustomerDomainTaken: {
    text: 'the domain {domain} is that of another tenant',
    remedy: 'a domain belongs to one tenant alone',
  },
  CustomerDomainFixed: {
    text: 'the domain of the customer {customerId} is {domain} and cannot be changed',
    remedy: 'leave the domain as it is',
  },
  CustomerInReview: {
    text: 'a vetting case of the customer {customerId} is open: {caseId}',
    remedy: 'decide it at the desk first',
  },
  DomainUnlisted: {
    text: 'the domain {domain} is not on the {list} list',
    remedy: 'accredit admin {list}-list list shows what is',
  },
  DomainListed: {
    text: 'the domain {domain} is on the {list} list already: {reason}',
    remedy: 'accredit admin {list}-list change changes the entry',
  },
} as const satisfies Record<string, { text: string; remedy: string }>

/** Names a refusal, for programs. */
export type OperatorRefusalName = keyof typeof operatorRefusals

/** Refusal of a change, with advice; plain data, since it crosses threads. */
export interface OperatorRefusal {
  readonly name: OperatorRefusalName
  readonly text: string
  readonly remedy: string
}

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never

type ParametersOf<Name extends OperatorRefusalName> = {
  readonly [Parameter in NamesIn<(typeof operatorRefusals)[Name]['text' | 'remedy']>]:
    | string
    | number
}

/**
 * Builds a refusal of an operator's change.
 * @example operatorRefusal('PartnerUnknown', { partnerId })
 */
export function operatorRefusal<Name extends OperatorRefusalName>(
  name: Name,
  parameters: ParametersOf<Name>,
): OperatorRefusal {
  const values: Readonly<Record<string, string | number>> = parameters
  const fill = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_, parameter: string) => String(values[parameter]))
  const { text, remedy } = operatorRefusals[name]
  return { name, text: fill(text), remedy: fill(remedy) }
}
