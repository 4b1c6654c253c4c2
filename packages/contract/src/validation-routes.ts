import { cspRoles } from './access.ts'
import { AddressValidation } from './address-validation.ts'
import { CountryValidationRules } from './country-validation-rules.ts'
import { AddressToCheck } from './customer-draft.ts'
import type { Route } from './route.ts'

/** Checks that change nothing. */
export const validationRoutes = {
  validateAddress: {
    access: 'read',
    method: 'POST',
    path: '/v1/validations/address',
    summary: 'Check an address before it is used; every outcome is a 200 with a status.',
    appOnly: true,
    roles: cspRoles,
    body: AddressToCheck,
    success: { status: 200, schema: AddressValidation },
    refusals: ['InvalidRequestInput'],
  },
  getCountryValidationRules: {
    access: 'read',
    method: 'GET',
    path: '/v1/countryvalidationrules/{country}',
    summary: 'Read what a country demands of addresses and tax data.',
    appOnly: true,
    roles: cspRoles,
    success: { status: 200, schema: CountryValidationRules },
    refusals: ['NotFound'],
  },
} as const satisfies Record<string, Route>
