import { limitedQualification } from '@accredit/contract'
import { sql } from 'kysely'
import { findAll, findFirst, type Builder } from '../statement.ts'
import type { BillingRecord, CompanyRecord } from './customers.ts'

/** Filter of the report's lines; null matches all. */
export interface LineFilter {
  readonly partnerId: string
  /** `None` matches customers without a qualification. */
  readonly qualification: string | null
  readonly status: string | null
  readonly reason: string | null
}

/** Position between two lines of the report, which is sorted by name, customer and qualification. */
export interface LinePlace {
  readonly nameKey: string
  readonly customerId: string
  readonly type: string
}

/** A line as stored; `type` is null for a customer without a qualification. */
export interface LineRow {
  readonly customerId: string
  readonly nameKey: string
  readonly companyName: string
  readonly domain: string
  readonly company: CompanyRecord
  readonly billing: BillingRecord
  readonly type: string | null
  readonly vettingStatus: string | null
  readonly reason: string | null
  readonly requestedAt: number | null
  readonly educationSegment: string | null
  readonly website: string | null
  readonly changedAt: number
  /**
   * Accepted requests for the qualification; for a customer without one, for the qualification with
   * a request limit.
   */
  readonly requests: number
}

/** Number of lines with the same values in the grouped columns. */
export interface GroupRow extends Pick<LineRow, 'type' | 'vettingStatus' | 'reason'> {
  /** Accepted requests; counted for denied lines only. */
  readonly requests: number
  readonly count: number
  /** Time of the oldest request. */
  readonly oldest: number | null
}

// Sorts after every text; both databases sort text by byte.
const lastCharacter = '\u{10FFFF}'
const noGuid = '00000000-0000-0000-0000-000000000000'
/** Position before the first line. */
export const firstPlace: LinePlace = { nameKey: '', customerId: noGuid, type: '' }
/** Position after the last line. */
export const lastPlace: LinePlace = { nameKey: lastCharacter, customerId: noGuid, type: '' }

type Input = LineFilter & {
  readonly afterKey: string
  readonly afterId: string
  readonly afterType: string
  readonly toKey: string
  readonly toId: string
}

const statusOf = sql<string>`case when qualification.type is null then 'none'
  else coalesce(qualification.vetting_status, 'unvetted') end`
const typeOf = sql<string>`coalesce(qualification.type, 'None')`
const reasonOf = sql<string>`coalesce(qualification.vetting_reason, '')`

function linesOf(db: Builder, input: Input) {
  const { afterKey, afterId, afterType, toKey, toId } = input
  return db
    .selectFrom('customer')
    .leftJoin('qualification', (join) =>
      join
        .onRef('qualification.partner_id', '=', 'customer.partner_id')
        .onRef('qualification.customer_id', '=', 'customer.id'),
    )
    .where('customer.partner_id', '=', input.partnerId)
    .where('customer.removed_at', 'is', null)
    .where((row) =>
      row(row.refTuple('name_key', 'customer.id'), '>=', row.tuple(afterKey, afterId)),
    )
    .where((row) => row(row.refTuple('name_key', 'customer.id'), '<=', row.tuple(toKey, toId)))
    .where((row) =>
      row.or([
        row(row.refTuple('name_key', 'customer.id'), '>', row.tuple(afterKey, afterId)),
        row(sql<string>`coalesce(qualification.type, '')`, '>', afterType),
      ]),
    )
    .where(sql<boolean>`${typeOf} = coalesce(${input.qualification}, ${typeOf})`)
    .where(sql<boolean>`${statusOf} = coalesce(${input.status}, ${statusOf})`)
    .where(sql<boolean>`${reasonOf} = coalesce(${input.reason}, ${reasonOf})`)
}

const changedAt = sql<number>`coalesce(qualification.updated_at, customer.created_at)`

function requestsOf(db: Builder) {
  return db
    .selectFrom('vetting_case')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('vetting_case.partner_id', '=', sql.ref<string>('customer.partner_id'))
    .where('vetting_case.customer_id', '=', sql.ref<string>('customer.id'))
    .where(
      'vetting_case.qualification',
      '=',
      sql<string>`coalesce(qualification.type, ${sql.lit(limitedQualification ?? '')})`,
    )
    .$asScalar()
}

const page = (db: Builder, input: Input & { readonly limit: number }) =>
  linesOf(db, input)
    .select([
      'customer.id',
      'name_key',
      'company_name',
      'domain',
      'company_profile',
      'billing_profile',
      'qualification.type',
      'vetting_status',
      'vetting_reason',
      'requested_at',
      'education_segment',
      'website',
      changedAt.as('changed_at'),
    ])
    .select(requestsOf(db).as('requests'))
    .orderBy('name_key')
    .orderBy('customer.id')
    .orderBy('qualification.type')
    .limit(input.limit)

function readLine(row: Awaited<ReturnType<ReturnType<typeof page>['execute']>>[number]): LineRow {
  return {
    customerId: row.id,
    nameKey: row.name_key,
    companyName: row.company_name,
    domain: row.domain,
    company: JSON.parse(row.company_profile) as CompanyRecord,
    billing: JSON.parse(row.billing_profile) as BillingRecord,
    type: row.type,
    vettingStatus: row.vetting_status,
    reason: row.vetting_reason,
    requestedAt: row.requested_at,
    educationSegment: row.education_segment,
    website: row.website,
    changedAt: row.changed_at,
    requests: row.requests ?? 0,
  }
}

const groups = (db: Builder, lines: ReturnType<typeof linesOf>) =>
  db
    .selectFrom(
      lines
        .select(['qualification.type', 'vetting_status', 'vetting_reason', 'requested_at'])
        .select((row) =>
          row
            .case()
            .when('vetting_status', '=', sql.lit('Denied'))
            .then(requestsOf(db))
            .else(sql.lit(0))
            .end()
            .as('requests'),
        )
        .as('line'),
    )
    .select((row) => [
      'type',
      'vetting_status',
      'vetting_reason',
      'requests',
      row.fn.countAll<number>().as('count'),
      row.fn.min('requested_at').as('oldest'),
    ])
    .groupBy(['type', 'vetting_status', 'vetting_reason', 'requests'])

function readGroup(
  row: Awaited<ReturnType<ReturnType<typeof groups>['execute']>>[number],
): GroupRow {
  return {
    type: row.type,
    vettingStatus: row.vetting_status,
    reason: row.vetting_reason,
    requests: row.requests ?? 0,
    count: row.count,
    oldest: row.oldest,
  }
}

/**
 * Finds the position a number of customers after another position; `undefined` if fewer customers
 * follow.
 */
export const findSpanEnd = findFirst(
  (
    db,
    input: {
      readonly partnerId: string
      readonly nameKey: string
      readonly customerId: string
      readonly skipped: number
    },
  ) =>
    db
      .selectFrom('customer')
      .select(['name_key', 'id'])
      .where('partner_id', '=', input.partnerId)
      .where('removed_at', 'is', null)
      .where((row) =>
        row(row.refTuple('name_key', 'id'), '>', row.tuple(input.nameKey, input.customerId)),
      )
      .orderBy('name_key')
      .orderBy('id')
      .limit(sql.lit(1))
      .offset(input.skipped),
  ({ name_key: nameKey, id }): LinePlace => ({ nameKey, customerId: id, type: lastCharacter }),
)

/** The first lines of a range, in order. */
export const listLines = findAll(page, readLine)

/** The same, of lines that changed at a time or later. */
export const listChangedLines = findAll(
  (db, input: Input & { readonly limit: number; readonly since: number }) =>
    page(db, input).where(changedAt, '>=', input.since),
  readLine,
)

/** Counts the lines of a range, in groups. */
export const groupLines = findAll((db, input: Input) => groups(db, linesOf(db, input)), readGroup)

/** The same, of lines that changed at a time or later. */
export const groupChangedLines = findAll(
  (db, input: Input & { readonly since: number }) =>
    groups(db, linesOf(db, input).where(changedAt, '>=', input.since)),
  readGroup,
)
