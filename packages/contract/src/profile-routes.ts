import { cspRoles, sellingRoles } from './access.ts'
import { CustomerBillingProfileUpdate } from './customer-draft.ts'
import { perCustomer } from './customer-routes.ts'
import { CustomerBillingProfile, CustomerCompanyProfile } from './customer.ts'
import { headers } from './headers.ts'
import type { Route } from './route.ts'
import { spelled } from './texts.ts'
import { ValidationStatus, validationTypes } from './validation-status.ts'

const billing = '/v1/customers/{customerId}/profiles/billing'

/** Routes of a customer's profiles. */
export const profileRoutes = {
  getCompanyProfile: {
    access: 'read',
    method: 'GET',
    path: '/v1/customers/{customerId}/profiles/company',
    summary: 'Read the organisation behind a customer.',
    appOnly: false,
    roles: cspRoles,
    throttle: 'partner',
    success: { status: 200, schema: CustomerCompanyProfile },
    refusals: [...perCustomer, 'AppOnlyNotSupported'],
  },
  getBillingProfile: {
    access: 'read',
    method: 'GET',
    path: billing,
    summary: 'Read who is billed for a customer.',
    appOnly: true,
    roles: cspRoles,
    throttle: 'partner',
    success: { status: 200, schema: CustomerBillingProfile },
    refusals: perCustomer,
  },
  updateBillingProfile: {
    access: 'write',
    method: 'PUT',
    path: billing,
    summary: 'Replace a customer’s billing profile, as it was read before.',
    appOnly: true,
    roles: sellingRoles,
    throttle: 'partner',
    requestHeaders: {
      [headers.ifMatch]: 'The etag that was read, in double quotes; else attributes.etag counts.',
    },
    body: CustomerBillingProfileUpdate,
    success: { status: 200, schema: CustomerBillingProfile },
    refusals: [
      ...perCustomer,
      'InvalidRequestInput',
      'AddressNotValid',
      'PhoneNumberMissing',
      'EtagNotValid',
      'RequestIdReused',
    ],
  },
  getValidationStatus: {
    access: 'read',
    method: 'GET',
    path: '/v1/customers/{customerId}/validationStatus',
    summary: 'Read how the review of a customer’s account stands; it is not Education vetting.',
    appOnly: false,
    roles: cspRoles,
    throttle: 'partner',
    query: { type: spelled(validationTypes, 'The review that is asked about.', validationTypes) },
    requiredQuery: ['type'],
    success: { status: 200, schema: ValidationStatus },
    refusals: [...perCustomer, 'AppOnlyNotSupported', 'EnumNotParsable'],
  },
} as const satisfies Record<string, Route>
