import { created, northwind, undelegated } from './logged-customers.ts'
import { operatorLines } from './operator-lines.ts'
import type { LogLine } from './read-log-lines.ts'

/** A line of the partner’s activity log. */
const activity = (line: LogLine): LogLine => ({
  log: 'audit_record',
  partner_id: 'A',
  customer_id: 'X',
  customer_name: 'Northwind School',
  customer_name_key: 'northwind school',
  resource_type: 'customer',
  operation_status: 'succeeded',
  operation_date: 'now',
  user_principal_name: 'ada@contoso.example',
  application_id: 'application',
  correlation_id: 'correlation',
  old_value: null,
  customized_data: {},
  ...line,
})

/** A step in the timeline of a case. */
const step = (actor: 'ivy' | 'worker', kind: string, data: object): LogLine => ({
  log: 'case_entry',
  partner_id: 'A',
  case_id: 'desk-case',
  at: 'now',
  actor: actor === 'ivy' ? 'ivy@vetting.example' : actor,
  actor_id: actor === 'ivy' ? 'ivy' : null,
  kind,
  data,
})

export const logLines: Readonly<Record<string, readonly LogLine[]>> = {
  'createQualification asks for Education': [
    activity({
      operation_type: 'update_customer_qualification',
      old_value: {
        Qualification: 'Education',
        VettingStatus: 'Denied',
        VettingCreateDate: '2026-01-05T00:00:00.000Z',
        VettingReason: '',
        VettingCreatedDate: '2026-01-05T00:00:00.000Z',
      },
      new_value: {
        Qualification: 'Education',
        VettingStatus: 'InReview',
        VettingCreateDate: '2026-01-06T00:00:00.000Z',
        VettingReason: '',
        VettingCreatedDate: '2026-01-06T00:00:00.000Z',
      },
      customized_data: {
        Qualification: 'Education',
        VettingStatus: 'InReview',
        EducationSegment: 'K12',
      },
    }),
  ],
  'createQualification spends a code': [
    activity({
      operation_type: 'update_customer_qualification',
      new_value: {
        Qualification: 'GovernmentCommunityCloud',
        VettingStatus: 'Approved',
        VettingCreateDate: '2026-01-06T00:00:00.000Z',
        VettingReason: '',
        VettingCreatedDate: '2026-01-06T00:00:00.000Z',
      },
      customized_data: {
        Qualification: 'GovernmentCommunityCloud',
        VettingStatus: 'Approved',
        ValidationCode: '***45',
      },
    }),
  ],
  'setQualification sets a bare value': [
    activity({
      operation_type: 'update_customer_qualification',
      new_value: { Qualification: 'StateOwnedEntity' },
      customized_data: { Qualification: 'StateOwnedEntity' },
    }),
  ],
  'runBulkLine requests and settles a line': [
    activity({
      user_principal_name: 'm@contoso.example',
      application_id: 'P',
      operation_type: 'update_customer_qualification',
      new_value: { Qualification: 'StateOwnedEntity' },
      customized_data: { Qualification: 'StateOwnedEntity' },
    }),
  ],
  'createCustomer creates a customer': [
    activity({
      customer_id: '(id)',
      customer_name: 'Wingtip',
      customer_name_key: 'wingtip',
      operation_type: 'add_customer',
      new_value: created,
      customized_data: { PrimaryDomainName: 'new.example', Relationship: 'reseller' },
    }),
  ],
  'deleteCustomer purges a tenant': [
    activity({ operation_type: 'delete_customer', old_value: northwind, new_value: null }),
  ],
  'removeRelationship ends a relationship': [
    activity({
      operation_type: 'remove_partner_customer_relationship',
      old_value: northwind,
      new_value: {
        Id: null,
        CommerceId: null,
        CompanyProfile: null,
        BillingProfile: null,
        RelationshipToPartner: 'none',
        AllowDelegatedAccess: null,
        UserCredentials: null,
        CustomDomains: null,
        AssociatedPartnerId: null,
        Attributes: { ObjectType: 'Customer' },
      },
    }),
  ],
  'removeRelationship removes delegated administration': [
    activity({
      operation_type: 'remove_partner_customer_relationship',
      old_value: northwind,
      new_value: undelegated,
      customized_data: { AllowDelegatedAccess: 'false' },
    }),
  ],
  'updateBillingProfile replaces the profile': [
    activity({
      customer_name: 'Wingtip',
      customer_name_key: 'wingtip',
      operation_type: 'update_customer_billing_profile',
      old_value: {
        Id: 'X',
        CompanyName: 'Northwind School',
        Email: 'office@northwind.example',
        Links: { Self: { Uri: '/customers/X/profiles/billing', Method: 'GET', Headers: [] } },
        Attributes: { Etag: '(etag)', ObjectType: 'CustomerBillingProfile' },
      },
      new_value: {
        Id: 'X',
        CompanyName: 'Wingtip',
        Email: 'b@wingtip.example',
        Culture: 'en-US',
        Language: 'en',
        DefaultAddress: {
          AddressLine1: '1 Main Street',
          City: 'Boise',
          State: 'ID',
          Country: 'US',
          PostalCode: '83702',
          PhoneNumber: '+1 208 555 0100',
        },
        Links: { Self: { Uri: '/customers/X/profiles/billing', Method: 'GET', Headers: [] } },
        Attributes: { Etag: '(etag)', ObjectType: 'CustomerBillingProfile' },
      },
    }),
  ],
  'assignCase gives a case': [
    step('ivy', 'assigned', { assignee: 'ivy@vetting.example', assigneeId: 'ivy' }),
  ],
  'noteCase notes': [step('ivy', 'noted', { text: 'A note.' })],
  'decideCase denies with both notes': [
    step('ivy', 'noted', { text: 'For reviewers.' }),
    step('ivy', 'decided', {
      verdict: 'deny',
      reason: 'Not an Academic Domain',
      publicNote: 'For the partner.',
    }),
  ],
  'confirmCase agrees': [step('ivy', 'confirmed', { verdict: 'deny' })],
  'takeBackDecision takes back': [
    step('ivy', 'taken-back', {
      verdict: 'deny',
      reason: 'Not an Academic Domain',
    }),
  ],
  'recordExamination hands a case to the desk': [
    step('worker', 'sent-to-desk', {
      verdict: 'review',
      row: 'anything-else',
      explanation: 'Unknown.',
    }),
  ],
  'recordExamination approves': [
    activity({
      operation_type: 'update_customer_qualification',
      user_principal_name: null,
      application_id: null,
      correlation_id: '(id)',
      old_value: {
        Qualification: 'Education',
        VettingStatus: 'InReview',
        VettingCreateDate: '2026-01-05T00:00:00.000Z',
        VettingReason: '',
        VettingCreatedDate: '2026-01-05T00:00:00.000Z',
      },
      new_value: {
        Qualification: 'Education',
        VettingStatus: 'Approved',
        VettingCreateDate: '2026-01-05T00:00:00.000Z',
        VettingReason: '',
        VettingCreatedDate: '2026-01-05T00:00:00.000Z',
      },
      customized_data: {
        Qualification: 'Education',
        VettingStatus: 'Approved',
        EducationSegment: 'K12',
      },
    }),
    step('worker', 'examined', { verdict: 'approve', row: 'academic', explanation: 'Listed.' }),
    step('worker', 'shown', { verdict: 'approve', reason: null }),
  ],
  'showCase shows the verdict': [
    activity({
      operation_type: 'update_customer_qualification',
      user_principal_name: null,
      application_id: null,
      correlation_id: '(id)',
      old_value: {
        Qualification: 'Education',
        VettingStatus: 'InReview',
        VettingCreateDate: '2026-01-05T00:00:00.000Z',
        VettingReason: '',
        VettingCreatedDate: '2026-01-05T00:00:00.000Z',
      },
      new_value: {
        Qualification: 'Education',
        VettingStatus: 'Denied',
        VettingCreateDate: '2026-01-05T00:00:00.000Z',
        VettingReason: 'Not an Academic Domain',
        VettingCreatedDate: '2026-01-05T00:00:00.000Z',
      },
      customized_data: {
        Qualification: 'Education',
        VettingStatus: 'Denied',
        EducationSegment: 'K12',
      },
    }),
    step('worker', 'shown', { verdict: 'deny', reason: 'Not an Academic Domain' }),
  ],
  ...operatorLines,
}
