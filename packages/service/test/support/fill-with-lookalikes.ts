import type { Insertable } from 'kysely'
import type { Connection } from '../../src/store/connection.ts'
import { operatorChain } from '../../src/store/operator-chain.ts'
import { nameKey } from '../../src/store/queries/customers.ts'
import { numberEvents } from '../../src/store/queries/events.ts'
import type { Schema } from '../../src/store/schema.ts'
import { runDynamic } from '../../src/store/statement.ts'
import {
  day,
  past,
  now,
  partners,
  tenants,
  users,
  applications,
  people,
  type Partner,
  type Tenant,
  deskCase,
  shownCase,
  lookalikeEvent,
  lookalikeDelivery,
  lookalikeWebhook,
  seats,
  id,
  companyName,
  domainOf,
} from './lookalikes.ts'

type Rows = { [Table in keyof Schema]?: Insertable<Schema[Table]>[] }

/**
 * Fills an empty store with partners and customers that look alike in every table: the same tenants
 * are customers of two partners, with the same users, codes and request ids. A write that forgets
 * whose row it changes finds another one that fits.
 */
export async function fillWithLookalikes(connection: Connection): Promise<void> {
  const insert = async (rows: Rows) => {
    for (const [table, some] of Object.entries(rows)) {
      for (const row of some) {
        await runDynamic(connection, (db) =>
          db.insertInto(table as keyof Schema).values(row as never),
        )
      }
    }
  }
  await insert({
    partner: [
      ...(['A', 'B'] as const).map((partner) => partnerRow(partner)),
      { ...partnerRow('C'), removed_at: past },
    ],
  })
  for (const partner of ['B', 'A'] as const) await insert(rowsOfPartner(partner))
  for (const { partner, tenant } of seats) await insert(rowsOfCustomer(partner, tenant))
  await numberAll(connection)
  // Events that nobody has numbered yet.
  for (const { partner, tenant } of seats)
    await insert({ event: [eventRow(partner, tenant, past)] })
  await insert(rowsOfNobody)
  await sealEverything(connection, insert)
}

/** Gives every event its place, where events do not have one by themselves. */
export async function numberAll(connection: Connection): Promise<void> {
  if (connection.dialect === 'postgres') while (await numberEvents(connection, 100));
}

const partnerRow = (partner: keyof typeof partners) => ({
  id: partners[partner],
  name: { A: 'Contoso', B: 'Fabrikam', C: 'Tailspin' }[partner],
  domain: `${partner.toLowerCase()}.partner.example`,
  created_at: past,
  qualifications: JSON.stringify({ Education: { requestLimit: { A: 3, B: 8, C: 9 }[partner] } }),
})

function rowsOfPartner(partner: Partner): Rows {
  const partner_id = partners[partner]
  const roles = {
    A: { M: '["AdminAgent"]', N: '["SalesAgent"]' },
    B: { M: '["SalesAgent"]', N: '["AdminAgent"]' },
  }[partner]
  return {
    member: (['M', 'N'] as const).map((user) => ({
      partner_id,
      object_id: users[user],
      user_principal_name: `${user}@contoso.example`.toLowerCase(),
      display_name: user,
      csp_roles: roles[user],
    })),
    application: [applications.Q, applications.P].map((application_id) => ({
      partner_id,
      application_id,
      name: partner === 'A' ? 'Ours' : 'Theirs',
      rights: partner === 'A' ? '["user","app-read"]' : '["user"]',
    })),
    validation_code: (['12345', '67890'] as const).map((code) => ({
      partner_id,
      id: code,
      organization_name: partnerRow(partner).name,
      max_creates: 5,
      remaining_creates: { A: { 12345: 2, 67890: 5 }, B: { 12345: 0, 67890: 0 } }[partner][code],
      updated_at: past,
    })),
    answer: ['spent', 'kept'].map((request_id) => ({
      partner_id,
      request_id,
      target: 'POST /v1/customers',
      fingerprint: 'f',
      status: 201,
      headers: '{}',
      body: '{}',
      error: request_id === 'spent' ? 'NotFound' : null,
      expires_at: request_id === 'spent' ? now - 1 : now + day,
    })),
    webhook: (['first', 'second'] as const).map((which) => ({
      partner_id,
      id: lookalikeWebhook(partner, which),
      url: 'https://hooks.northwind.example/',
      types: '[]',
      description: 'Verdicts',
      state: which === 'first' ? ('on' as const) : ('paused' as const),
      secrets: JSON.stringify([{ sealed: 'v1.a.b.c', createdAt: past }]),
      told_from: 0,
      failing_since: past,
      created_at: past,
    })),
    throttle_window: ['', tenants.X, tenants.Y].flatMap((subject) =>
      [past - day, past].map((started_at) => ({ partner_id, subject, started_at, calls: 3 })),
    ),
  }
}

function rowsOfCustomer(partner: Partner, tenant: Tenant): Rows {
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
      type: 'customer.created',
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

const eventRow = (partner: Partner, tenant: Tenant, at: number) => ({
  partner_id: partners[partner],
  customer_id: tenants[tenant],
  id: lookalikeEvent(partner, tenant),
  type: 'customer.created',
  at,
  correlation_id: id('96'),
  data: JSON.stringify({ after: { companyName, domain: domainOf(partner, tenant) } }),
})

/** Rows that are no partner's. */
const rowsOfNobody: Rows = {
  domain_entry: ['acme.example', 'northwind.example'].flatMap((domain) =>
    (['allow', 'stop'] as const).map((list) => ({
      domain,
      list,
      names: list === 'allow' ? '["Northwind School"]' : '[]',
      reason: 'A letter of the ministry.',
      denial: list === 'stop' ? 'Not an Academic Domain' : null,
      added_at: past,
      added_by: 'ada@tests',
    })),
  ),
  reviewer: [people.eve, people.bob].map((reviewer) => ({
    id: reviewer.id,
    user_principal_name: reviewer.name,
    name_key: reviewer.name,
    display_name: 'A reviewer',
    seen_at: reviewer === people.eve ? past : past - 1,
  })),
  delivery_cursor: ['another', 'events'].map((name) => ({ name, place: 0 })),
  setting: ['another', 'one'].map((name) => ({ name, value: 'kept' })),
  operator_record: ['code.changed', 'code.removed'].map((action) => ({
    at: past,
    actor: 'ada@tests',
    action,
    subject: `${partners.A}/codes/1`,
    before: '{}',
    after: '{}',
  })),
  issuer_entry: (['code', 'device', 'refresh'] as const).flatMap((kind) =>
    ['one', 'two', 'three', 'old'].map((digest) => ({
      kind,
      digest,
      second_digest: `second of ${digest}`,
      family: digest === 'one' || digest === 'two' ? 'family' : 'another family',
      data: JSON.stringify(
        { code: { codeHash: digest }, device: { deviceHash: digest }, refresh: {} }[kind],
      ),
      expires_at: digest === 'old' ? now - day : now + day,
    })),
  ),
}

/** Gives each line its place in its chain; what is signed is not what this is about. */
async function sealEverything(
  connection: Connection,
  insert: (rows: Rows) => Promise<void>,
): Promise<void> {
  const chains = new Map<string, number>()
  const seal = async (partner_id: string, seq: number) => {
    const number = (chains.get(partner_id) ?? 0) + 1
    chains.set(partner_id, number)
    const texts = { digest: `digest ${number}`, hash: `hash ${number}` }
    await insert({ audit_seal: [{ partner_id, number, seq, ...texts }] })
  }
  const lines = await runDynamic(connection, (db) =>
    db.selectFrom('audit_record').select(['partner_id', 'seq']).orderBy('seq'),
  )
  for (const { partner_id, seq } of lines) await seal(partner_id, seq)
  const changes = await runDynamic(connection, (db) =>
    db.selectFrom('operator_record').select('seq').orderBy('seq'),
  )
  for (const { seq } of changes) await seal(operatorChain, seq)
  await insert({
    audit_checkpoint: [1, 2, 3].map((number) => ({
      number,
      kind: number === 2 ? ('retention' as const) : ('seal' as const),
      statement: '{}',
      hash: `hash ${number}`,
      key_id: 'key',
      signature: 'signature',
      complete_to: lines.at(-1)?.seq ?? 0,
      sealed_to: lines.at(-1)?.seq ?? 0,
    })),
  })
}
