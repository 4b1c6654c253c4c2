import type { OperatorRefusalWords } from '../told.ts'

/** Refusals of operators' changes in English. */
export const operatorRefusals: OperatorRefusalWords = {
  PartnerUnknown: ({ partnerId }) => [
    `no partner has the tenant ${partnerId}`,
    'accredit admin partner list shows them, accredit admin partner add adds one',
  ],
  PartnerKnown: ({ partnerId, name }) => [
    `the partner ${partnerId} already exists, as ${name}`,
    'accredit admin partner change changes it',
  ],
  PartnerIsReviewers: ({ partnerId }) => [
    `the tenant ${partnerId} is the reviewers’, and no partner may judge its own cases`,
    'take it out of ACCREDIT_REVIEWER_TENANTS and restart the service, or name another tenant',
  ],
  PartnerIncomplete: ({ missing }) => [`a new partner needs ${missing}`, 'give what is missing'],
  PartnerDomainTaken: ({ domain, partnerId }) => [
    `the domain ${domain} is that of the partner ${partnerId}`,
    'a domain belongs to one partner alone',
  ],
  PartnerHasCustomers: ({ partnerId, count }) => [
    `the partner ${partnerId} still has customers: ${count}`,
    'remove them first: accredit admin customer remove',
  ],
  ApplicationUnknown: ({ partnerId, applicationId }) => [
    `the partner ${partnerId} has no application ${applicationId}`,
    'accredit admin application list shows them, accredit admin application add registers one',
  ],
  ApplicationKnown: ({ applicationId, rights }) => [
    `the application ${applicationId} is registered already, for ${rights}`,
    'accredit admin application change changes that',
  ],
  ApplicationIncomplete: ({ missing }) => [
    `a new application needs ${missing}`,
    'give what is missing',
  ],
  MemberUnknown: ({ partnerId, objectId }) => [
    `the partner ${partnerId} has no user ${objectId}`,
    'accredit admin role list shows them, accredit admin role add adds one',
  ],
  MemberKnown: ({ objectId, roles }) => [
    `the user ${objectId} already exists, with ${roles}`,
    'accredit admin role change changes the roles',
  ],
  MemberIncomplete: ({ missing }) => [`a new user needs ${missing}`, 'give what is missing'],
  CodeUnknown: ({ partnerId, code }) => [
    `the partner ${partnerId} has no validation code ${code}`,
    'accredit admin code list shows them, accredit admin code add adds one',
  ],
  CodeKnown: ({ code, organization }) => [
    `the validation code ${code} already exists, for ${organization}`,
    'accredit admin code change changes it',
  ],
  CodeIncomplete: ({ missing }) => [
    `a new validation code needs ${missing}`,
    'give what is missing',
  ],
  CodeOveruse: ({ code, creates, used }) => [
    `the validation code ${code} cannot have ${creates} creates: ${used} are used`,
    `a use is never given back, so ${used} is the least`,
  ],
  CodeInUse: ({ code, count, used }) => [
    `the validation code ${code} qualified ${count} customers and is the record of that`,
    `to end its use, lower its creates to what is used: ${used}`,
  ],
  CustomerUnknown: ({ partnerId, customerId }) => [
    `the partner ${partnerId} has no customer ${customerId}`,
    'accredit admin customer list shows them, accredit admin customer add adds one',
  ],
  CustomerKnown: ({ customerId }) => [
    `the customer ${customerId} already exists`,
    'accredit admin customer change changes it',
  ],
  CustomerIncomplete: ({ missing }) => [`a new customer needs ${missing}`, 'give what is missing'],
  CustomerDomainTaken: ({ domain }) => [
    `the domain ${domain} is that of another tenant`,
    'a domain belongs to one tenant alone',
  ],
  CustomerDomainFixed: ({ customerId, domain }) => [
    `the domain of the customer ${customerId} is ${domain} and cannot be changed`,
    'leave the domain as it is',
  ],
  CustomerInReview: ({ customerId, caseId }) => [
    `a vetting case of the customer ${customerId} is open: ${caseId}`,
    'decide it at the desk first',
  ],
  DomainUnlisted: ({ domain, list }) => [
    `the domain ${domain} is not on the ${list} list`,
    `accredit admin ${list}-list list shows what is`,
  ],
  DomainListed: ({ domain, list, reason }) => [
    `the domain ${domain} is on the ${list} list already: ${reason}`,
    `accredit admin ${list}-list change changes the entry`,
  ],
}
