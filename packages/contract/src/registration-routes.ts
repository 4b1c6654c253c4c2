import { Type } from 'typebox'
import {
  Registration,
  RegistrationDraft,
  ValidationEvent,
  ValidationStarted,
} from './registration-schemas.ts'
import type { Route } from './route.ts'

/** Source: the role list of "Partner Center webhooks". */
const roles = ['GlobalAdmin', 'BillingAdmin', 'AdminAgent', 'SalesAgent', 'HelpdeskAgent'] as const
const read = { access: 'read', method: 'GET', appOnly: true, roles, throttle: 'partner' } as const
const write = { ...read, access: 'write' } as const
const registration = '/webhooks/v1/registration'
const validations = `${registration}/validationEvents`

/** The one webhook of a tenant, in the form of Partner Center. */
export const registrationRoutes = {
  listRegistrationEvents: {
    ...read,
    path: `${registration}/events`,
    summary: 'Read the names of the events for which a tenant can register.',
    success: { status: 200, schema: Type.Array(Type.String()) },
    refusals: [],
  },
  getRegistration: {
    ...read,
    path: registration,
    summary: 'Read the tenant’s webhook.',
    success: { status: 200, schema: Registration },
    refusals: ['NotFound'],
  },
  createRegistration: {
    ...write,
    method: 'POST',
    path: registration,
    summary: 'Register the one webhook of the tenant.',
    body: RegistrationDraft,
    success: { status: 200, schema: Registration },
    refusals: ['InvalidRequestInput', 'RegistrationExists', 'WebhooksNotConfigured'],
  },
  updateRegistration: {
    ...write,
    method: 'PUT',
    path: registration,
    summary: 'Change the tenant’s webhook; also switches it on again where it was switched off.',
    body: RegistrationDraft,
    success: { status: 200, schema: Registration },
    refusals: ['InvalidRequestInput', 'NotFound', 'WebhooksNotConfigured'],
  },
  startValidation: {
    ...write,
    method: 'POST',
    path: validations,
    summary: 'Send a test event to the tenant’s webhook, twice a minute at most.',
    success: { status: 200, schema: ValidationStarted },
    refusals: ['NotFound', 'TestEventNotRegistered'],
  },
  getValidation: {
    ...read,
    path: `${validations}/{correlationId}`,
    summary: 'Read what became of a test event; for seven days.',
    success: { status: 200, schema: ValidationEvent },
    refusals: ['NotFound'],
  },
} as const satisfies Record<string, Route>
