import type { Address, Relationship } from '@accredit/contract'
import type { ExpressionBuilder } from 'kysely'
import type { PartnerTerms } from '../../rules/vetting-terms.ts'
import type { Capabilities, Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { execute, findFirst, statement, type Builder } from '../statement.ts'
import { takeDomain } from './domain-holders.ts'

/** The customer's organisation. */
export interface CompanyRecord {
  /** Its own name, if the bill-to name differs. */
  readonly companyName?: string | undefined
  readonly email?: string | undefined
  readonly address?: Address | undefined
  readonly organizationRegistrationNumber?: string | undefined
}

/** Bill-to contact and address. */
export interface BillingRecord {
  readonly firstName?: string | undefined
  readonly lastName?: string | undefined
  readonly email?: string | undefined
  readonly culture?: string | undefined
  readonly language?: string | undefined
  readonly companyName?: string | undefined
  readonly defaultAddress?: Address | undefined
}

/** A customer of a partner. */
export interface CustomerRecord {
  readonly partnerId: string
  readonly id: string
  readonly commerceId: string
  /** The name in lists, which is the bill-to name. */
  readonly companyName: string
  readonly domain: string
  readonly relationship: Relationship
  readonly allowDelegatedAccess: boolean
  /** The indirect reseller's tenant. */
  readonly associatedPartnerId?: string | undefined
  readonly company: CompanyRecord
  readonly billing: BillingRecord
  readonly createdAt: number
  /** Start of the latest review of the account; absent when none was needed. */
  readonly accountReviewAt?: number | undefined
  readonly updatedAt: number
}

/** Customer as named in an audit record. */
export type NamedCustomer = Pick<CustomerRecord, 'partnerId' | 'id' | 'companyName'>

/** Customer data for a qualification request. */
export type ApplicantRecord = NamedCustomer &
  Pick<CustomerRecord, 'domain' | 'associatedPartnerId' | 'company' | 'billing'> & {
    readonly ownTerms: PartnerTerms
  }

type Key = { partnerId: string; customerId: string }

function ownTerms(row: ExpressionBuilder<Schema, 'customer'>) {
  return row
    .selectFrom('partner')
    .select('partner.qualifications')
    .whereRef('partner.id', '=', 'customer.partner_id')
    .$asScalar()
    .as('own_terms')
}

function present(db: Builder, input: Key) {
  return db
    .selectFrom('customer')
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.customerId)
    .where('removed_at', 'is', null)
}

function locked(db: Builder, input: Key, can: Capabilities) {
  return present(db, input).$if(can.rowLocks, (query) => query.forUpdate())
}

const insert = statement((db, input: Omit<Schema['customer'], 'removed_at'>) =>
  db.insertInto('customer').values({
    partner_id: input.partner_id,
    id: input.id,
    commerce_id: input.commerce_id,
    company_name: input.company_name,
    name_key: input.name_key,
    domain: input.domain,
    search_text: input.search_text,
    relationship: input.relationship,
    allow_delegated_access: input.allow_delegated_access,
    associated_partner_id: input.associated_partner_id,
    company_profile: input.company_profile,
    billing_profile: input.billing_profile,
    created_at: input.created_at,
    account_review_at: input.account_review_at,
    updated_at: input.updated_at,
  }),
)

/** The customer, if related to this partner. */
export const findCustomer = findFirst((db, input: Key) => present(db, input).selectAll(), readRow)

const exists = statement((db, input: Key) => present(db, input).select('id'))

/** Checks that the customer is related to this partner. */
export async function hasCustomer(connection: Connection, key: Key): Promise<boolean> {
  return (await exists.first(connection, key)) !== undefined
}

/** The customer, locked until the transaction ends. */
export const lockCustomer = findFirst(
  (db, input: Key, can) => locked(db, input, can).selectAll(),
  readRow,
)

// Rows are long: each column that is not read need not be converted.
const applicantColumns = [
  'company_name',
  'domain',
  'associated_partner_id',
  'company_profile',
  'billing_profile',
] as const

/** Customer data for a qualification request, locked in the same way. */
export const lockApplicant = findFirst(
  (db, input: Key, can) => locked(db, input, can).select([...applicantColumns, ownTerms]),
  readApplicant,
)

/** Customer data for a qualification request, without a lock. */
export const findApplicant = findFirst(
  (db, input: Key) => present(db, input).select([...applicantColumns, ownTerms]),
  readApplicant,
)

function readApplicant(
  row: Pick<Schema['customer'], (typeof applicantColumns)[number]> & { own_terms: string | null },
  { partnerId, customerId }: Key,
): ApplicantRecord {
  return {
    partnerId,
    id: customerId,
    companyName: row.company_name,
    domain: row.domain,
    associatedPartnerId: row.associated_partner_id ?? undefined,
    company: JSON.parse(row.company_profile) as CompanyRecord,
    billing: JSON.parse(row.billing_profile) as BillingRecord,
    ownTerms: readTerms(row.own_terms),
  }
}

/**
 * The terms of the customer's partner; undefined when the customer is not related to this partner.
 */
export const findOwnTerms = findFirst(
  // From the partner's row, which is short and not locked by this.
  (db, input: Key) => present(db, input).select(ownTerms),
  (row) => readTerms(row.own_terms),
)

function readTerms(json: string | null): PartnerTerms {
  return json === null ? {} : (JSON.parse(json) as PartnerTerms)
}

/** Finds the customer's name and locks its row in the same way. */
export const lockNamedCustomer = findFirst(
  (db, input: Key, can) => locked(db, input, can).select('company_name'),
  (row, { partnerId, customerId }): NamedCustomer => ({
    partnerId,
    id: customerId,
    companyName: row.company_name,
  }),
)

/** Inserts a new customer, who owns the domain from then on. */
export async function insertCustomer(
  transaction: Connection,
  customer: CustomerRecord,
): Promise<void> {
  const row = customerRow(customer)
  await insert.all(transaction, row)
  const { partner_id: partnerId, id: customerId, domain } = row
  await takeDomain(transaction, { partnerId, customerId, domain })
}

/** A customer as a row of its table. */
export function customerRow(customer: CustomerRecord): Omit<Schema['customer'], 'removed_at'> {
  return {
    partner_id: customer.partnerId,
    id: customer.id,
    commerce_id: customer.commerceId,
    company_name: customer.companyName,
    name_key: nameKey(customer.companyName),
    domain: customer.domain.toLowerCase(),
    search_text: searchText(customer),
    relationship: customer.relationship,
    allow_delegated_access: Number(customer.allowDelegatedAccess),
    associated_partner_id: customer.associatedPartnerId ?? null,
    company_profile: JSON.stringify(customer.company),
    billing_profile: JSON.stringify(customer.billing),
    created_at: customer.createdAt,
    account_review_at: customer.accountReviewAt ?? null,
    updated_at: customer.updatedAt,
  }
}

export const removeDelegatedAccess = execute((db, input: Key) =>
  db
    .updateTable('customer')
    .set({ allow_delegated_access: 0 })
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.customerId),
)

/** Key for searching and sorting by company name. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase()
}

/**
 * Texts by whose parts a customer is found, one a line: names, domain, and the domains of its
 * e-mail addresses.
 */
export function searchText({
  companyName,
  domain,
  company,
  billing,
}: Pick<CustomerRecord, 'companyName' | 'domain' | 'company' | 'billing'>): string {
  const hosts = [company.email, billing.email].map((email) => email?.split('@').at(-1))
  const texts = [companyName, company.companyName, domain, ...hosts]
  return [...new Set(texts.flatMap((text) => (text ? [nameKey(text)] : [])))].join('\n')
}

function readRow(row: Schema['customer']): CustomerRecord {
  return {
    partnerId: row.partner_id,
    id: row.id,
    commerceId: row.commerce_id,
    companyName: row.company_name,
    domain: row.domain,
    relationship: row.relationship as Relationship,
    allowDelegatedAccess: row.allow_delegated_access === 1,
    associatedPartnerId: row.associated_partner_id ?? undefined,
    company: JSON.parse(row.company_profile) as CompanyRecord,
    billing: JSON.parse(row.billing_profile) as BillingRecord,
    createdAt: row.created_at,
    accountReviewAt: row.account_review_at ?? undefined,
    updatedAt: row.updated_at,
  }
}
