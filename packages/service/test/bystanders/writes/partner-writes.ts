import { createCustomerCommand } from '../../../src/operations/create-customer.ts'
import { createQualificationCommand } from '../../../src/operations/create-qualification.ts'
import { deleteCustomerCommand } from '../../../src/operations/delete-customer.ts'
import { removeRelationshipCommand } from '../../../src/operations/remove-relationship.ts'
import { setQualificationCommand } from '../../../src/operations/set-qualification.ts'
import { updateBillingProfileCommand } from '../../../src/operations/update-billing-profile.ts'
import type { Actor } from '../../../src/rules/actor.ts'
import { callIds, deskCase, domainOf, partners, tenants, users } from '../../support/lookalikes.ts'
import { among, refuses, type Among } from './write.ts'

const actor: Actor = {
  partnerId: partners.A,
  tenantId: partners.A,
  objectId: users.M,
  kind: 'user',
  applicationId: callIds.application,
  userPrincipalName: 'ada@contoso.example',
  cspRoles: ['AdminAgent'],
  reviewer: false,
}
const correlationId = callIds.correlation
const customerId = tenants.X
const call = { actor, customerId, correlationId }
const gone = { ...call, customerId: tenants.Z }
const ofX = `partner_id = '${partners.A}' and customer_id = '${customerId}'`

const address = {
  addressLine1: '1 Main Street',
  city: 'Boise',
  state: 'ID',
  country: 'US',
  postalCode: '83702',
  phoneNumber: '+1 208 555 0100',
}
const billing = {
  companyName: 'Wingtip',
  email: 'b@wingtip.example',
  culture: 'en-US',
  language: 'en',
  defaultAddress: address,
}

/** Ends what vetting has to do with the customer, so that it may ask again. */
const ended = [
  `update vetting_case set state = 'shown', due_at = null where id = '${deskCase('A', 'X')}'`,
  `update qualification set vetting_status = 'Denied' where ${ofX}`,
  `delete from code_redemption where ${ofX}`,
]
const unqualified = [...ended, `delete from qualification where ${ofX}`]
const education = { qualification: 'Education', educationSegment: 'K12' } as const
const government = { qualification: 'GovernmentCommunityCloud', code: '12345' } as const

/** Writes of a partner’s callers. */
export const partnerWrites: readonly Among[] = [
  among(createQualificationCommand, [
    {
      title: 'asks for Education',
      prepare: ended,
      input: { ...call, request: education, vettingDelay: 5_000 },
      changes: [
        'audit_record A/X + 1',
        'event A/X + 1',
        'qualification A/X/Education ~ requested_at updated_at vetting_status website',
        'vetting_case A/X + 1',
      ],
    },
    {
      title: 'spends a code',
      prepare: unqualified,
      input: { ...call, request: government, vettingDelay: 0 },
      changes: [
        'audit_record A/X + 1',
        'code_redemption A/X + 1',
        'event A/X + 4',
        'qualification A/X/GovernmentCommunityCloud + 1',
        'validation_code A/12345 ~ remaining_creates updated_at',
      ],
    },
    {
      title: 'does not count the roles of other groups, customers and partners',
      prepare: unqualified,
      input: {
        ...call,
        actor: { ...actor, cspRoles: ['SalesAgent'] },
        request: government,
        vettingDelay: 0,
      },
      refused: 'InsufficientPrivileges',
      changes: [],
    },
    refuses('TenantNotFound', 'one who is no customer any more', {
      ...gone,
      request: education,
      vettingDelay: 0,
    }),
    refuses(
      'VerificationRequestLimitReached',
      'a fourth request',
      { ...call, request: education, vettingDelay: 0 },
      [
        ...ended,
        `update qualification set vetting_status = 'Denied' where ${ofX}`,
        // One customer has had the cases of two.
        `update vetting_case set customer_id = '${customerId}', state = 'shown', due_at = null
         where partner_id = '${partners.A}' and customer_id = '${tenants.Z}'`,
      ],
    ),
    refuses(
      'ValidationCodeInvalid',
      'the code of another partner',
      { ...call, request: { ...government, code: '77777' }, vettingDelay: 0 },
      [
        ...unqualified,
        `insert into validation_code
           (partner_id, id, organization_name, max_creates, remaining_creates, updated_at)
         values ('${partners.B}', '77777', 'Fabrikam', 1, 1, 0)`,
      ],
    ),
    refuses(
      'ValidationCodeExhausted',
      'a code that is spent',
      { ...call, request: government, vettingDelay: 0 },
      [
        ...unqualified,
        `update validation_code set remaining_creates = 0 where partner_id = '${partners.A}'`,
      ],
    ),
    refuses(
      'ValidationCodeInvalid',
      'two codes',
      { ...call, request: { ...government, otherCode: '67890' }, vettingDelay: 0 },
      unqualified,
    ),
    refuses(
      'QualificationInReview',
      'what is in review',
      { ...call, request: education, vettingDelay: 0 },
      [`delete from qualification where type <> 'Education' and ${ofX}`],
    ),
    refuses('QualificationCombinationNotAllowed', 'what excludes another', {
      ...call,
      request: education,
      vettingDelay: 0,
    }),
  ]),
  among(setQualificationCommand, [
    {
      title: 'sets a bare value',
      input: { ...call, request: { qualification: 'StateOwnedEntity' }, vettingDelay: 0 },
      changes: ['audit_record A/X + 1', 'event A/X + 2', 'qualification A/X/StateOwnedEntity + 1'],
    },
    refuses('TenantNotFound', 'one who is no customer any more', {
      ...gone,
      request: { qualification: 'StateOwnedEntity' },
      vettingDelay: 0,
    }),
  ]),
  among(createCustomerCommand, [
    {
      title: 'creates a customer',
      input: {
        actor,
        correlationId,
        limit: 3,
        draft: { domain: 'new.example', billing, delegates: true },
      },
      changes: [
        'audit_record A + 1',
        'customer A + 1',
        'domain_holder A + 1',
        'event A + 1',
        'gdap_grant A/AdminAgent/Directory Readers + 1',
        'gdap_grant A/AdminAgent/Directory Writers + 1',
        'gdap_grant A/AdminAgent/License Administrator + 1',
        'gdap_grant A/AdminAgent/User Administrator + 1',
        'gdap_grant A/SalesAgent/Directory Readers + 1',
        'gdap_grant A/SalesAgent/Directory Writers + 1',
        'gdap_grant A/SalesAgent/License Administrator + 1',
        'gdap_grant A/SalesAgent/User Administrator + 1',
      ],
    },
    refuses('SandboxLimitReached', 'more customers than are allowed', {
      actor,
      correlationId,
      limit: 2,
      draft: { domain: 'new.example', billing, delegates: true },
    }),
    refuses('DomainTaken', 'the domain of another partner’s customer', {
      actor,
      correlationId,
      limit: 0,
      draft: { domain: domainOf('B', 'Z'), billing, delegates: true },
    }),
  ]),
  among(deleteCustomerCommand, [
    {
      title: 'purges a tenant',
      input: call,
      changes: [
        'audit_record A/X + 1',
        'case_entry A/desk-case - 1',
        'case_entry A/shown-case - 1',
        'customer A/X - 1',
        'domain_holder A/X - 1',
        'event A/X + 2',
        'gdap_grant A/X/AdminAgent/Directory Readers - 1',
        'gdap_grant A/X/SalesAgent/Global Reader - 1',
        'qualification A/X/Education - 1',
        'qualification A/X/GovernmentCommunityCloud - 1',
        'vetting_case A/X/desk-case - 1',
        'vetting_case A/X/shown-case - 1',
      ],
    },
    refuses('TenantNotFound', 'one who is no customer any more', gone),
  ]),
  among(removeRelationshipCommand, [
    {
      title: 'ends a relationship',
      input: { ...call, removes: 'relationship' as const },
      changes: [
        'audit_record A/X + 1',
        'customer A/X ~ relationship removed_at updated_at',
        'event A/X + 2',
        'gdap_grant A/X/AdminAgent/Directory Readers - 1',
        'gdap_grant A/X/SalesAgent/Global Reader - 1',
      ],
    },
    {
      title: 'removes delegated administration',
      input: { ...call, removes: 'delegation' as const },
      changes: ['audit_record A/X + 1', 'customer A/X ~ allow_delegated_access', 'event A/X + 1'],
    },
    refuses('TenantNotFound', 'one who is no customer any more', {
      ...gone,
      removes: 'relationship' as const,
    }),
  ]),
  among(updateBillingProfileCommand, [
    {
      title: 'replaces the profile',
      input: { ...call, profile: billing, etag: '*' },
      changes: [
        'audit_record A/X + 1',
        'customer A/X ~ account_review_at billing_profile company_name company_profile name_key search_text updated_at',
        'event A/X + 1',
      ],
    },
    refuses('TenantNotFound', 'one who is no customer any more', {
      ...gone,
      profile: billing,
      etag: '*',
    }),
    refuses('EtagNotValid', 'a profile that was not read', {
      ...call,
      profile: billing,
      etag: 'x',
    }),
  ]),
]
