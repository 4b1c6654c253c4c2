import type { Insertable } from 'kysely'
import { nameKey } from '../../src/store/queries/customers.ts'
import type { Schema } from '../../src/store/schema.ts'
import {
  day,
  past,
  now,
  partners,
  tenants,
  people,
  type Partner,
  type Tenant,
  deskCase,
  shownCase,
  lookalikeEvent,
  lookalikeDelivery,
  lookalikeJob,
  lookalikeWebhook,
  id,
  companyName,
  domainOf,
} from './lookalikes.ts'

/** Rows by table. */
export type Rows = { [Table in keyof Schema]?: Insertable<Schema[Table]>[] }

/** Rows of one customer of one partner, in every table that has some. */
export function rowsOfCustomer(partner: Partner, tenant: Tenant): Rows {
  const partner_id = partners[partner]
  const customer_id = tenants[tenant]
  const seat = { partner_id, customer_id }
  const gone = tenant === 'Z'
  // Only here have sales agents no role that Government Community Cloud asks for.
  const sales = partner === 'A' && tenant === 'X' ? [] : ['Directory Readers']
  return {
    customer: [
      {
        partner_id,
        id: customer_id,
        commerce_id: id('99'),
        company_name: companyName,
        name_key: nameKey(companyName),
        search_text: nameKey(companyName),
        domain: domainOf(partner, tenant),
        relationship: gone ? 'none' : 'reseller',
        allow_delegated_access: 1,
        associated_partner_id: id('98'),
        company_profile: JSON.stringify({ email: 'office@northwind.example' }),
        billing_profile: JSON.stringify({ companyName, email: 'office@northwind.example' }),
        created_at: past,
        account_review_at: past,
        updated_at: past,
        removed_at: gone ? past : null,
      },
    ],
    domain_holder: [{ ...seat, domain: domainOf(partner, tenant) }],
    gdap_grant: [
      ...['Directory Readers'].map((role) => ({ csp_role: 'AdminAgent', directory_role: role })),
      ...['Global Reader', ...sales].map((role) => ({
        csp_role: 'SalesAgent',
        directory_role: role,
      })),
    ].map((grant) => ({ ...seat, ...grant })),
    qualification: [
      {
        ...seat,
        type: 'Education',
        vetting_status: gone ? 'Denied' : 'InReview',
        vetting_reason: gone ? 'Not an Education Customer' : null,
        requested_at: past,
        education_segment: 'K12',
        website: 'https://northwind.example',
        updated_at: past,
      },
      {
        ...seat,
        type: 'GovernmentCommunityCloud',
        vetting_status: 'Approved',
        requested_at: past,
        updated_at: past,
      },
    ],
    // A code that has the same name with both, and is in use with one.
    code_redemption: [
      { ...seat, code_id: partner === 'B' && gone ? '67890' : '12345', redeemed_at: past },
    ],
    vetting_case: [
      {
        ...caseRow(partner, tenant),
        id: deskCase(partner, tenant),
        state: gone ? 'waiting' : 'desk',
        due_at: gone ? now + 30 * day : null,
      },
      {
        ...caseRow(partner, tenant),
        id: shownCase(partner, tenant),
        state: 'shown',
        opened_at: past - 10 * day,
        lease: 'an earlier lease',
        verdict: partner === 'A' ? 'deny' : 'approve',
        reason: { X: 'Not an Education Customer', Y: 'Not an Academic Domain', Z: null }[tenant],
        decided_by: people.eve.name,
        decided_by_id: people.eve.id,
        decided_at: past - 9 * day,
        confirmed_by: people.bob.name,
        confirmed_by_id: people.bob.id,
        shown_at: past - 9 * day,
        overdue_at: past,
        assignee: people.eve.name,
        assignee_id: people.eve.id,
        public_note: 'Northwind School is no school.',
      },
    ],
    case_entry: [deskCase(partner, tenant), shownCase(partner, tenant)].flatMap((case_id) => [
      {
        partner_id,
        case_id,
        at: past,
        actor: people.eve.name,
        actor_id: people.eve.id,
        kind: 'noted',
        data: JSON.stringify({ text: 'Northwind School called.' }),
      },
    ]),
    audit_record: [past - 100 * day, past].map((operation_date) => ({
      ...seat,
      customer_name: companyName,
      customer_name_key: nameKey(companyName),
      operation_type: 'add_customer',
      resource_type: 'customer',
      operation_status: 'succeeded',
      operation_date,
      user_principal_name: 'ada@contoso.example',
      application_id: id('97'),
      correlation_id: id('96'),
      old_value: '{}',
      new_value: '{}',
      customized_data: '{}',
    })),
    delivery: (['first', 'second'] as const).map((which) => ({
      ...seat,
      id: lookalikeDelivery(partner, tenant, which),
      webhook_id: lookalikeWebhook(partner, which),
      event_id: lookalikeEvent(partner, tenant),
      type: which === 'first' ? 'customer.created' : 'webhook.test',
      place: 1,
      state: tenant === 'Y' ? ('dead' as const) : ('pending' as const),
      due_at: tenant === 'Y' ? null : now,
      lease: 'lease',
      attempts: 1,
      failures: 1,
      last_status: 500,
      body: '{}',
      created_at: past,
    })),
    delivery_attempt: (['first', 'second'] as const).map((which) => ({
      partner_id,
      delivery_id: lookalikeDelivery(partner, tenant, which),
      number: 1,
      at: past,
      status: 500,
      milliseconds: 5,
      fault: 'timeout',
      answer: 'no',
    })),
    bulk_line: (['first', 'second'] as const).map((which) => ({
      ...seat,
      job_id: lookalikeJob(partner, which),
      number: { Y: 1, Z: 2, X: 3 }[tenant],
      line: 7,
      content: JSON.stringify({ companyName, qualification: 'Education' }),
      qualification: 'Education',
      validation_code: '12345',
      outcome: tenant === 'X' ? ('pending' as const) : ('accepted' as const),
      verdict: { X: null, Y: 'in-review' as const, Z: 'denied' as const }[tenant],
      reason: tenant === 'Z' ? 'Not an Academic Domain' : null,
      finding: JSON.stringify({ rule: 'CodeExhausted', values: {}, text: 'No use left.' }),
      requested_at: tenant === 'X' ? null : past,
      decided_at: tenant === 'Z' ? past : null,
      due_at: tenant === 'X' ? now : null,
      lease: tenant === 'X' ? 'lease' : null,
    })),
    event: [{ ...eventRow(partner, tenant, past - 40 * day), endpoint_id: id('e0') }],
  }
}

const caseRow = (partner: Partner, tenant: Tenant) => ({
  partner_id: partners[partner],
  customer_id: tenants[tenant],
  attempts: 1,
  subject: JSON.stringify({
    customer: { id: tenants[tenant], companyName, domain: domainOf(partner, tenant) },
    request: { website: 'https://northwind.example', educationSegment: 'K12' },
  }),
  correlation_id: id('96'),
  // The one that is named was opened last.
  opened_at: partner === 'A' && tenant === 'X' ? past : past - 1,
  qualification: 'Education',
  sla_due_at: past,
  opened_by: 'ada@contoso.example',
  findings: '[]',
  policy_row: 'anything-else',
  explanation: 'Northwind School is unknown.',
  domain: 'northwind.example',
  name_key: nameKey(companyName),
  country: 'GB',
  associated_partner_id: id('98'),
})

/** An event of one customer. */
export const eventRow = (partner: Partner, tenant: Tenant, at: number) => ({
  partner_id: partners[partner],
  customer_id: tenants[tenant],
  id: lookalikeEvent(partner, tenant),
  type: 'customer.created',
  at,
  correlation_id: id('96'),
  data: JSON.stringify({ after: { companyName, domain: domainOf(partner, tenant) } }),
})
