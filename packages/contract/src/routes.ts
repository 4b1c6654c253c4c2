import { Type } from 'typebox'
import { cspRoles } from './access.ts'
import { requestingRoles } from './qualification.ts'
import { auditRoutes } from './audit-routes.ts'
import { customerRoutes, perCustomer } from './customer-routes.ts'
import type { ErrorName } from './errors.ts'
import { headers } from './headers.ts'
import { profileRoutes } from './profile-routes.ts'
import { registrationRoutes } from './registration-routes.ts'
import { callerRefusals, type Route } from './route.ts'
import {
  CustomerQualification,
  CustomerQualificationRequest,
  SynchronousQualification,
  SynchronousQualificationRequest,
} from './qualification-schemas.ts'
import { validationRoutes } from './validation-routes.ts'
import { CustomerValidation, ValidationCode } from './validation-code.ts'

/** The refusals that every route can give. */
export const commonRefusals = [
  'SiteNotAllowed',
  ...callerRefusals,
  'RoleNotAllowed',
  'RequestTooLarge',
  'MalformedRequest',
  'MethodNotAllowed',
  'NotAcceptable',
  'TooManyRequests',
  'UnexpectedError',
  'ServiceUnavailable',
] as const satisfies ErrorName[]

/** The refusals of both ways to ask for a qualification. */
const qualificationRefusals = [
  ...perCustomer,
  'AppOnlyNotSupported',
  'InvalidRequestInput',
  'EnumNotParsable',
  'QualificationNotSettable',
  'InvalidEducationSegment',
  'InvalidWebsite',
  'ValidationCodeRequired',
  'ValidationCodeInvalid',
  'ValidationCodeExhausted',
  'QualificationCombinationNotAllowed',
  'QualificationAlreadySet',
  'QualificationInReview',
  'VerificationRequestLimitReached',
  'InsufficientPrivileges',
  'RequestIdReused',
] as const satisfies ErrorName[]

/** Every operation of the Partner Center API that this service answers, by its name. */
export const routes = {
  createQualification: {
    access: 'write',
    method: 'POST',
    path: '/v1/customers/{customerId}/qualifications',
    summary: 'Ask for a customer’s qualification; vetting goes on asynchronously.',
    appOnly: false,
    roles: requestingRoles,
    throttle: 'qualification',
    query: {
      code: Type.String({ description: 'A validation code; for GovernmentCommunityCloud only.' }),
    },
    body: CustomerQualificationRequest,
    success: {
      status: 201,
      headers: { [headers.location]: 'Path of the customer’s qualifications, without `/v1`.' },
      schema: CustomerQualification,
    },
    refusals: qualificationRefusals,
  },
  getQualifications: {
    access: 'read',
    method: 'GET',
    path: '/v1/customers/{customerId}/qualifications',
    summary: 'Read a customer’s qualifications with the state of their vetting.',
    appOnly: true,
    roles: cspRoles,
    throttle: 'partner',
    success: { status: 200, schema: Type.Array(CustomerQualification) },
    refusals: perCustomer,
  },
  setQualification: {
    access: 'write',
    method: 'PUT',
    path: '/v1/customers/{customerId}/qualification',
    summary: 'Ask for a customer’s qualification by its bare value; the older form.',
    appOnly: false,
    roles: requestingRoles,
    throttle: 'qualification',
    query: {
      code: Type.String({ description: 'A validation code; for GovernmentCommunityCloud only.' }),
    },
    body: SynchronousQualificationRequest,
    success: { status: 200, schema: SynchronousQualification },
    refusals: qualificationRefusals,
  },
  getQualification: {
    access: 'read',
    method: 'GET',
    path: '/v1/customers/{customerId}/qualification',
    summary: 'Read the qualification that is in force as a bare value; the older form.',
    appOnly: true,
    roles: cspRoles,
    throttle: 'partner',
    success: { status: 200, schema: SynchronousQualification },
    refusals: perCustomer,
  },
  getValidationCodes: {
    access: 'read',
    method: 'GET',
    path: '/v1/customers/all/validations',
    summary: 'Read the partner’s validation codes for government customers.',
    appOnly: true,
    roles: cspRoles,
    throttle: 'partner',
    success: { status: 200, schema: Type.Array(ValidationCode) },
    refusals: [],
  },
  getCustomerValidation: {
    access: 'read',
    method: 'GET',
    path: '/v1/customers/{customerId}/validations',
    summary: 'Read which validation code a customer was qualified with.',
    appOnly: true,
    roles: cspRoles,
    throttle: 'partner',
    success: { status: 200, schema: CustomerValidation },
    refusals: [...perCustomer, 'NotFound'],
  },
  ...customerRoutes,
  ...profileRoutes,
  ...validationRoutes,
  ...auditRoutes,
  ...registrationRoutes,
} as const satisfies Record<string, Route>

/** The name of an operation. */
export type OperationName = keyof typeof routes
