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

/** A line of the operator’s record. */
export const operated = (
  action: string,
  subject: string,
  before: object | null,
  after: object | null,
  actor = 'ada@tests',
): LogLine => ({ log: 'operator_record', at: 'now', actor, action, subject, before, after })

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

const created = {
  Id: '(id)',
  CompanyProfile: {
    TenantId: '(id)',
    Domain: 'new.example',
    CompanyName: 'Wingtip',
    Links: { Self: { Uri: '/customers/(id)/profiles/company', Method: 'GET', Headers: [] } },
    Attributes: { ObjectType: 'CustomerCompanyProfile' },
    Address: {
      AddressLine1: '1 Main Street',
      City: 'Boise',
      Country: 'US',
      PostalCode: '83702',
      PhoneNumber: '+1 208 555 0100',
      Region: 'ID',
    },
    Email: 'b@wingtip.example',
  },
  RelationshipToPartner: 'reseller',
  Links: { Self: { Uri: '/customers/(id)', Method: 'GET', Headers: [] } },
  Attributes: { ObjectType: 'Customer' },
  CommerceId: '(id)',
  BillingProfile: {
    Id: '(id)',
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
    Links: { Self: { Uri: '/customers/(id)/profiles/billing', Method: 'GET', Headers: [] } },
    Attributes: { Etag: '(etag)', ObjectType: 'CustomerBillingProfile' },
  },
  AllowDelegatedAccess: true,
  CustomDomains: ['new.example'],
}

const northwind = {
  Id: 'X',
  CompanyProfile: {
    TenantId: 'X',
    Domain: 'ax.example',
    CompanyName: 'Northwind School',
    Links: { Self: { Uri: '/customers/X/profiles/company', Method: 'GET', Headers: [] } },
    Attributes: { ObjectType: 'CustomerCompanyProfile' },
    Email: 'office@northwind.example',
  },
  RelationshipToPartner: 'reseller',
  Links: { Self: { Uri: '/customers/X', Method: 'GET', Headers: [] } },
  Attributes: { ObjectType: 'Customer' },
  CommerceId: '(id)',
  BillingProfile: {
    Id: 'X',
    CompanyName: 'Northwind School',
    Email: 'office@northwind.example',
    Links: { Self: { Uri: '/customers/X/profiles/billing', Method: 'GET', Headers: [] } },
    Attributes: { Etag: '(etag)', ObjectType: 'CustomerBillingProfile' },
  },
  AllowDelegatedAccess: true,
  CustomDomains: ['ax.example'],
  AssociatedPartnerId: '(id)',
}

const { Email: _email, ...withoutEmail } = northwind.CompanyProfile
const { CustomDomains: _domains, ...withoutDomains } = northwind

/** Northwind without delegated administration, which hides its e-mail and its domains. */
const undelegated = {
  ...withoutDomains,
  CompanyProfile: withoutEmail,
  AllowDelegatedAccess: false,
}

/**
 * The lines that each write leaves in the logs, by command and title; a write that is not named leaves
 * none. Validation codes are masked in the activity log, and the operator’s record names the fields of
 * a customer without their values.
 */
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
  'upsertPartner adds one': [
    operated('partner.added', '(id)', null, { name: 'New', domain: 'new.example' }),
  ],
  'upsertPartner renames one': [
    operated(
      'partner.changed',
      'A',
      {
        name: 'Contoso',
        domain: 'a.partner.example',
        qualifications: { Education: { requestLimit: 3 } },
      },
      {
        name: 'Contoso Ltd',
        domain: 'a.partner.example',
        qualifications: { Education: { requestLimit: 3 } },
      },
    ),
  ],
  'removePartner closes the service to one': [
    operated(
      'partner.removed',
      'A',
      {
        name: 'Contoso',
        domain: 'a.partner.example',
        qualifications: { Education: { requestLimit: 3 } },
        applications: [
          { id: 'Q', allows: ['user', 'app-read'] },
          { id: 'P', allows: ['user', 'app-read'] },
        ],
        members: [
          { id: 'M', roles: ['AdminAgent'] },
          { id: 'N', roles: ['SalesAgent'] },
        ],
      },
      null,
    ),
  ],
  'upsertMember adds a user': [
    operated('member.added', 'A/members/(id)', null, {
      userPrincipalName: 'zoe@contoso.example',
      displayName: 'zoe@contoso.example',
      roles: ['SalesAgent'],
    }),
  ],
  'upsertMember changes roles': [
    operated(
      'member.changed',
      'A/members/M',
      { userPrincipalName: 'm@contoso.example', displayName: 'M', roles: ['AdminAgent'] },
      { userPrincipalName: 'm@contoso.example', displayName: 'M', roles: ['HelpdeskAgent'] },
    ),
  ],
  'upsertApplication registers one': [
    operated('application.added', 'A/applications/(id)', null, { allows: ['user'] }),
  ],
  'upsertApplication changes rights': [
    operated(
      'application.changed',
      'A/applications/P',
      { name: 'Ours', allows: ['user', 'app-read'] },
      { name: 'Ours', allows: ['user'] },
    ),
  ],
  'removeApplication ends a registration': [
    operated(
      'application.removed',
      'A/applications/P',
      { name: 'Ours', allows: ['user', 'app-read'] },
      null,
    ),
  ],
  'removeMember takes all roles away': [
    operated(
      'member.removed',
      'A/members/M',
      { userPrincipalName: 'm@contoso.example', displayName: 'M', roles: ['AdminAgent'] },
      null,
    ),
  ],
  'upsertGrants sets the roles of a group': [
    operated(
      'grants.changed',
      'A/customers/X/gdap',
      { SalesAgent: ['Global Reader'] },
      { SalesAgent: ['Directory Writers'] },
    ),
  ],
  'upsertCode adds a code': [
    operated('code.added', 'A/codes/55555', null, { organization: 'Contoso', creates: 7, used: 2 }),
  ],
  'upsertCode gives a code more creates': [
    operated(
      'code.changed',
      'A/codes/12345',
      { organization: 'Contoso', creates: 5 },
      { organization: 'Contoso', creates: 6 },
    ),
  ],
  'removeCode takes a code away': [
    operated('code.removed', 'A/codes/67890', { organization: 'Contoso', creates: 5 }, null),
  ],
  'upsertCustomer adds a customer': [
    operated('customer.added', 'A/customers/(id)', null, { fields: ['name', 'email'] }),
  ],
  'upsertCustomer changes the records': [
    operated('customer.changed', 'A/customers/X', null, { fields: ['name', 'email', 'contact'] }),
  ],
  'upsertCustomer takes a relationship up again': [
    operated('customer.added', 'A/customers/Z', null, {
      relationship: 'taken up again',
      fields: ['name'],
    }),
  ],
  'removeCustomer ends a relationship': [operated('customer.removed', 'A/customers/X', null, null)],
  'eraseCustomer takes away what is known': [
    operated('customer.erased', 'A/customers/X', null, null),
  ],
  'upsertDomainEntry changes a reason': [
    operated(
      'domain.changed',
      'allow-list/northwind.example',
      { reason: 'A letter of the ministry.', names: ['Northwind School'] },
      { reason: 'Seen.', names: ['Northwind School'] },
      'bea@tests',
    ),
  ],
  'removeDomainEntry takes a domain off one list': [
    operated(
      'domain.removed',
      'stop-list/northwind.example',
      { reason: 'A letter of the ministry.', denial: 'Not an Academic Domain' },
      null,
    ),
  ],
}
