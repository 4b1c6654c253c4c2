import type { Connection } from '../../src/store/connection.ts'
import { operatorChain } from '../../src/store/operator-chain.ts'
import { numberEvents } from '../../src/store/queries/event-places.ts'
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
  id,
  lookalikeJob,
  lookalikeMail,
  lookalikeWebhook,
  seats,
} from './lookalikes.ts'
import { eventRow, rowsOfCustomer, type Rows } from './rows-of-customer.ts'

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
  if (connection.dialect !== 'sqlite') while (await numberEvents(connection, 100));
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
      types: which === 'first' ? '[]' : '["test-created"]',
      description: 'Verdicts',
      state: which === 'first' ? ('on' as const) : ('paused' as const),
      secrets: JSON.stringify([{ sealed: 'v1.a.b.c', createdAt: past }]),
      signature_header: which === 'first' ? null : ('authorization' as const),
      told_from: 0,
      failing_since: past,
      created_at: past,
    })),
    bulk_job: (['first', 'second'] as const).map((which) => ({
      partner_id,
      id: lookalikeJob(partner, which),
      name: 'schools.csv',
      state: which === 'first' ? ('running' as const) : ('stopped' as const),
      stopped: JSON.stringify({ rule: 'RoleNotAllowed', values: {}, text: 'No role.' }),
      started_by: 'm@contoso.example',
      actor: JSON.stringify({ partnerId: partner_id, userPrincipalName: 'm@contoso.example' }),
      correlation_id: id('95'),
      due_at: past,
      total: 3,
      pending: 1,
      accepted: 2,
      refused: 0,
      duplicate: 0,
      unknown: 0,
      in_review: 1,
      approved: 0,
      denied: 1,
      gone: 0,
      created_at: past,
      finished_at: which === 'first' ? null : past,
    })),
    notification: (['M', 'N'] as const).map((user) => ({
      partner_id,
      user_id: users[user],
      address: `${user}@contoso.example`.toLowerCase(),
      kinds: user === 'M' ? '["verdicts","overdueReviews"]' : '[]',
      pace: 'daily' as const,
      language: 'en',
      told_from: 0,
    })),
    mail: (['first', 'second'] as const).map((which) => ({
      partner_id,
      id: lookalikeMail(partner, which),
      user_id: users.M,
      due_at: which === 'first' ? now : now + 1,
      lease: which === 'first' ? 'lease' : null,
      failures: which === 'first' ? 1 : 0,
      events: '[]',
      created_at: past,
    })),
    throttle_window: ['', tenants.X, tenants.Y].flatMap((subject) =>
      [past - day, past].map((started_at) => ({ partner_id, subject, started_at, calls: 3 })),
    ),
  }
}

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
  delivery_cursor: ['another', 'events', 'mail'].map((name) => ({ name, place: 0 })),
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
