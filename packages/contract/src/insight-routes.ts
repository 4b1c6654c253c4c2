import { Type } from 'typebox'
import { pageSize } from './collection.ts'
import { cspRoles } from './access.ts'
import {
  CodeRedemption,
  CustomerOverviewCollection,
  CustomerVetting,
  Limits,
  Overview,
  SignedIn,
} from './insight.ts'
import { perCustomer } from './customer-routes.ts'
import { QualificationPrecheck } from './precheck.ts'
import { qualificationNames, requestingRoles, vettingStatuses } from './qualification.ts'
import { CustomerQualificationRequest } from './qualification-schemas.ts'
import { reportStatuses, reportSteps } from './report-steps.ts'
import { Report } from './report.ts'
import type { Route } from './route.ts'
import { routes } from './routes.ts'
import { anyLine } from './texts.ts'
import { vettingReasonTexts } from './vetting-reasons.ts'

const read = { access: 'read', method: 'GET', appOnly: true, roles: cspRoles } as const

/** Routes that the dashboard reads beside Partner Center's API, whose lists carry no state. */
export const insightRoutes = {
  getSignedIn: {
    ...read,
    admits: 'anyone',
    roles: [],
    path: '/accredit/v1/me',
    summary: 'Read who is signed in, with the roles that tokens do not carry.',
    success: { status: 200, schema: SignedIn },
    refusals: [],
  },
  listCustomerOverviews: {
    ...read,
    path: '/accredit/v1/customers',
    summary: 'Read customers with the state of their qualifications, by name.',
    query: {
      search: anyLine(
        'Any part of a company name, a domain or the domain of an e-mail address, of three characters or more; with one or two the beginning of the company name or the domain. Or a whole Microsoft ID.',
      ),
      status: Type.Enum(['none', ...vettingStatuses, ...qualificationNames.slice(1)], {
        description: 'A state of vetting, a qualification that customers have, or none.',
      }),
      size: pageSize,
      after: Type.String({ description: 'The `next` of the page before.' }),
    },
    success: { status: 200, schema: CustomerOverviewCollection },
    refusals: ['InvalidQuery'],
  },
  getCustomerVetting: {
    ...read,
    path: '/accredit/v1/customers/{customerId}/vetting',
    summary: 'Read what happened to a customer’s Education requests.',
    success: { status: 200, schema: CustomerVetting },
    refusals: perCustomer,
  },
  precheckQualification: {
    access: 'read',
    method: 'POST',
    path: '/accredit/v1/customers/{customerId}/qualifications/precheck',
    summary:
      'Ask what would happen to a request for a qualification, without making it: every rule that would refuse it, and every detail that vetting would object to.',
    appOnly: false,
    roles: requestingRoles,
    query: { code: routes.createQualification.query.code },
    body: CustomerQualificationRequest,
    success: { status: 200, schema: QualificationPrecheck },
    refusals: [
      ...perCustomer,
      'AppOnlyNotSupported',
      'InvalidRequestInput',
      'EnumNotParsable',
      'QualificationNotSettable',
    ],
  },
  listCodeRedemptions: {
    ...read,
    path: '/accredit/v1/codes/redemptions',
    summary: 'Read on which customers the validation codes were spent, newest first.',
    success: { status: 200, schema: Type.Array(CodeRedemption) },
    refusals: [],
  },
  getOverview: {
    ...read,
    path: '/accredit/v1/overview',
    summary: 'Read the partner’s qualifications in figures.',
    success: { status: 200, schema: Overview },
    refusals: [],
  },
  getReport: {
    ...read,
    path: '/accredit/v1/report',
    summary:
      'Read all customers by qualification, by name: state, reason, age, requests left and next step, and all of them in groups.',
    query: {
      qualification: Type.Enum(qualificationNames, {
        description: 'Lines of this qualification; None: customers without any.',
      }),
      status: Type.Enum([...reportStatuses], { description: 'Lines in this state.' }),
      reason: Type.Enum(vettingReasonTexts, { description: 'Lines denied for this reason.' }),
      nextStep: Type.Enum([...reportSteps], { description: 'Lines with this next step.' }),
      since: Type.String({
        format: 'date-time',
        description: 'Lines that changed at this time or later.',
      }),
      size: pageSize,
      after: Type.String({ description: 'The `next` of the page before.' }),
    },
    success: { status: 200, schema: Report },
    refusals: ['InvalidQuery'],
  },
  getLimits: {
    ...read,
    path: '/accredit/v1/limits',
    summary: 'Read how many requests a minute the service takes from the partner.',
    success: { status: 200, schema: Limits },
    refusals: [],
  },
} as const satisfies Record<string, Route>

/** The name of an operation of the dashboard's reads. */
export type InsightOperationName = keyof typeof insightRoutes
