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
 * Takes away what is known of a customer: names, addresses, mailboxes, domains, notes. What stays is
 * that there was a customer, and which requests and verdicts there were.
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
  // Rows stay, or those who follow would lose their place.
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

/** Free text goes; what was decided, and by which rule, stays. */
function withoutText(data: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const kept = ['verdict', 'reason', 'row', 'assignee', 'assigneeId'].filter((name) =>
    Object.hasOwn(data, name),
  )
  const left = Object.fromEntries(kept.map((name) => [name, data[name]]))
  return kept.length < Object.keys(data).length ? { ...left, text: 'erased' } : left
}
