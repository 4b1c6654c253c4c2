import type { Connection } from '../connection.ts'
import { statement } from '../statement.ts'
import { nameKey, searchText, type BillingRecord, type CompanyRecord } from './customers.ts'

/** New billing profile, and the columns that change with it. */
export interface BillingChange {
  readonly partnerId: string
  readonly customerId: string
  /** The name in lists. */
  readonly companyName: string
  readonly domain: string
  readonly company: CompanyRecord
  readonly billing: BillingRecord
  readonly accountReviewAt: number | undefined
  readonly updatedAt: number
}

const update = statement(
  (
    db,
    input: Omit<BillingChange, 'company' | 'billing'> & {
      nameKey: string
      searchText: string
      company: string
      billing: string
    },
  ) =>
    db
      .updateTable('customer')
      .set({
        company_name: input.companyName,
        name_key: input.nameKey,
        search_text: input.searchText,
        company_profile: input.company,
        billing_profile: input.billing,
        account_review_at: input.accountReviewAt ?? null,
        updated_at: input.updatedAt,
      })
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.customerId),
)

/** Stores a changed billing profile. */
export async function putBilling(transaction: Connection, change: BillingChange): Promise<void> {
  await update.all(transaction, {
    ...change,
    nameKey: nameKey(change.companyName),
    searchText: searchText(change),
    company: JSON.stringify(change.company),
    billing: JSON.stringify(change.billing),
  })
}
