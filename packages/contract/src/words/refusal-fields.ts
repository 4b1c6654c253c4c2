import type { ErrorName } from '../errors.ts'

/** The field that a refusal is about, by its name on the wire, where no parameter of it names one. */
export const refusalFields: Readonly<Partial<Record<ErrorName, string>>> = {
  AssigneeNotAllowed: 'assignee',
  DomainTaken: 'domain',
  InvalidEducationSegment: 'educationSegment',
  InvalidWebsite: 'website',
  OrganizationRegistrationNumberInvalid: 'organizationRegistrationNumber',
  OrganizationRegistrationNumberMissing: 'organizationRegistrationNumber',
  OrganizationRegistrationNumberNotSupported: 'organizationRegistrationNumber',
  PhoneNumberMissing: 'phoneNumber',
  ReviewerAmbiguous: 'assignee',
  ReviewerUnknown: 'assignee',
  ValidationCodeExhausted: 'validationCode',
  ValidationCodeInvalid: 'validationCode',
  ValidationCodeRequired: 'validationCode',
}
