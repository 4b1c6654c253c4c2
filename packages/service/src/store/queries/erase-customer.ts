import type { Connection } from '../connection.ts'
import { runDynamic } from '../statement.ts'
import type { CaseSubject } from './cases.ts'
import { eraseBulkLines } from './bulk-verdicts.ts'
import { nameKey, searchText } from './customers.ts'
import { freeDomain, takeDomain } from './domain-holders.ts'
import { eraseDeliveries } from './remove-deliveries.ts'
import { listCasesOfCustomer } from './desk.ts'

/** Name shown for a customer whose data were erased. */
export const erasedName = 'Erased customer'

type Key = { partnerId: string; customerId: string }

/**
 * Erases the personal data of a customer: names, addresses, mailboxes, domains, notes. The customer's
 * id, requests and verdicts remain.
 */
export async function eraseCustomerRecords(
  transaction: Connection,
  key: Key & { at: number },
): Promise<void> {
  const { partnerId, customerId, at } = key
  const domain = `${customerId}.erased.invalid`
  await freeDomain(transaction, key)
  await takeDomain(transaction, { partnerId, customerId, domain })
  await runDynamic(transaction, (db) =>
    db
      .updateTable('customer')
      .set({
        company_name: erasedName,
        name_key: nameKey(erasedName),
        domain,
        search_text: searchText({ companyName: erasedName, domain, company: {}, billing: {} }),
        company_profile: '{}',
        billing_profile: '{}',
        updated_at: at,
      })
      .where('partner_id', '=', partnerId)
      .where('id', '=', customerId),
  )
  await runDynamic(transaction, (db) =>
    db
      .updateTable('qualification')
      .set({ website: null })
      .where('partner_id', '=', partnerId)
      .where('customer_id', '=', customerId),
  )
  // The rows stay: followers continue from their positions.
  const left = {
    'customer.created': { after: { companyName: erasedName, domain } },
    'address.changed': { after: {} },
  }
  for (const [type, data] of Object.entries(left)) {
    await runDynamic(transaction, (db) =>
      db
        .updateTable('event')
        .set({ data: JSON.stringify(data) })
        .where('partner_id', '=', partnerId)
        .where('customer_id', '=', customerId)
        .where('type', '=', type),
    )
  }
  await eraseDeliveries(transaction, key)
  await eraseBulkLines(transaction, key)
  for (const { id, subject } of await listCasesOfCustomer(transaction, key)) {
    await eraseCase(transaction, { partnerId, caseId: id }, subject, domain)
  }
}

async function eraseCase(
  transaction: Connection,
  key: { partnerId: string; caseId: string },
  { customer, request }: CaseSubject,
  domain: string,
): Promise<void> {
  const { educationSegment } = request
  const subject: CaseSubject = {
    customer: { id: customer.id, companyName: erasedName, domain },
    request: educationSegment ? { educationSegment } : {},
  }
  await runDynamic(transaction, (db) =>
    db
      .updateTable('vetting_case')
      .set((row) => ({
        subject: JSON.stringify(subject),
        findings: null,
        explanation: null,
        public_note: null,
        domain: null,
        name_key: nameKey(erasedName),
        country: null,
        version: row('version', '+', 1),
      }))
      .where('partner_id', '=', key.partnerId)
      .where('id', '=', key.caseId),
  )
  const entries = await runDynamic(transaction, (db) =>
    db
      .selectFrom('case_entry')
      .select(['seq', 'data'])
      .where('partner_id', '=', key.partnerId)
      .where('case_id', '=', key.caseId),
  )
  for (const { seq, data } of entries) {
    const left = JSON.stringify(withoutText(JSON.parse(data) as Record<string, unknown>))
    await runDynamic(transaction, (db) =>
      db
        .updateTable('case_entry')
        .set({ data: left })
        .where('partner_id', '=', key.partnerId)
        .where('seq', '=', seq),
    )
  }
}

/** Removes free text from an entry's data, and keeps the decision and the rule behind it. */
function withoutText(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = ['verdict', 'reason', 'row', 'assignee', 'assigneeId'].filter((name) =>
    Object.hasOwn(data, name),
  )
  const left = Object.fromEntries(kept.map((name) => [name, data[name]]))
  return kept.length < Object.keys(data).length ? { ...left, text: 'erased' } : left
}
