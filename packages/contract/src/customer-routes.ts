import { Type } from 'typebox'
import { customerFilters, filterParameter, pageSize, seekParameter } from './collection.ts'
import { cspRoles, sellingRoles } from './access.ts'
import {
  CreatedCustomer,
  CustomerDraft,
  RelationshipRequest,
  RelationshipUpdate,
  UnlinkedCustomer,
} from './customer-draft.ts'
import { Customer, CustomerCollection } from './customer.ts'
import type { ErrorName } from './errors.ts'
import { headers } from './headers.ts'
import type { Route } from './route.ts'

/** The refusals of every route that names a customer. */
export const perCustomer = ['InvalidTenantId', 'TenantNotFound'] as const satisfies ErrorName[]

const path = '/v1/customers/{customerId}'

/** Customers themselves. */
export const customerRoutes = {
  getCustomer: {
    access: 'read',
    method: 'GET',
    path,
    summary: 'Read one customer.',
    appOnly: true,
    roles: cspRoles,
    throttle: 'partner',
    success: { status: 200, schema: Customer },
    refusals: perCustomer,
  },
  listCustomers: {
    access: 'read',
    method: 'GET',
    path: '/v1/customers',
    summary: 'Read the partner’s customers, in short form.',
    appOnly: true,
    roles: cspRoles,
    throttle: 'partner',
    query: {
      size: pageSize,
      filter: filterParameter(customerFilters),
      seekOperation: seekParameter,
    },
    requestHeaders: { [headers.continuationToken]: 'The token of the page to go on from.' },
    success: { status: 200, schema: CustomerCollection },
    refusals: ['InvalidQuery', 'FilterNotSupported'],
  },
  createCustomer: {
    access: 'write',
    method: 'POST',
    path: '/v1/customers',
    summary: 'Create a customer; its first administrator’s password is shown once.',
    appOnly: true,
    roles: sellingRoles,
    throttle: 'partner',
    body: CustomerDraft,
    success: {
      status: 201,
      headers: { [headers.location]: 'Path of the new customer, without `/v1`.' },
      schema: CreatedCustomer,
    },
    refusals: [
      'AppOnlyNotSupported',
      'InvalidRequestInput',
      'AddressNotValid',
      'PhoneNumberMissing',
      'OrganizationRegistrationNumberNotSupported',
      'OrganizationRegistrationNumberMissing',
      'OrganizationRegistrationNumberInvalid',
      'DomainTaken',
      'SandboxLimitReached',
      'RequestIdReused',
    ],
  },
  deleteCustomer: {
    access: 'write',
    method: 'DELETE',
    path,
    summary: 'Delete a customer with its tenant; in a sandbox only.',
    appOnly: true,
    roles: sellingRoles,
    throttle: 'partner',
    success: { status: 204 },
    refusals: [...perCustomer, 'NotSandbox', 'RequestIdReused'],
  },
  removeRelationship: {
    access: 'write',
    method: 'PATCH',
    path,
    summary:
      'End the relationship with a customer, who then disappears from the partner, or remove delegated administration.',
    appOnly: false,
    roles: sellingRoles,
    throttle: 'partner',
    body: RelationshipUpdate,
    success: { status: 200, schema: Type.Union([UnlinkedCustomer, Customer]) },
    refusals: [
      ...perCustomer,
      'AppOnlyNotSupported',
      'InvalidRequestInput',
      'EnumNotParsable',
      'RequestIdReused',
    ],
  },
  getRelationshipRequest: {
    access: 'read',
    method: 'GET',
    path: '/v1/customers/relationshiprequests',
    summary: 'Read the address at which a customer accepts the partner as its reseller.',
    appOnly: true,
    roles: cspRoles,
    throttle: 'partner',
    success: { status: 200, schema: RelationshipRequest },
    refusals: [],
  },
  findDomain: {
    access: 'read',
    method: 'HEAD',
    path: '/v1/domains/{domain}',
    summary: 'Ask whether a domain is taken: 200 when it is, 404 when it is free.',
    appOnly: true,
    roles: cspRoles,
    success: { status: 200 },
    refusals: ['NotFound', 'InvalidRequestInput'],
  },
} as const satisfies Record<string, Route>
