import type { Selectable } from 'kysely'
import type { CodeRecord } from '../../rules/describe/describe-code.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import {
  capabilitiesOf,
  execute,
  findAll,
  findFirst,
  statement,
  type Builder,
} from '../statement.ts'

type CodeKey = { partnerId: string; id: string }

const take = statement((db, input: CodeKey & { at: number }, can) =>
  db
    .updateTable('validation_code')
    // The entity tag derives from this time, so two changes in one millisecond need two times.
    .set((row) => ({
      remaining_creates: row('remaining_creates', '-', 1),
      updated_at: row
        .case()
        .when('updated_at', '>=', input.at)
        .then(row('updated_at', '+', 1))
        .else(input.at)
        .end(),
    }))
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id)
    .where((row) =>
      row.or([row('remaining_creates', 'is', null), row('remaining_creates', '>', 0)]),
    )
    .$if(can.rowLocks, (query) => query.returning('remaining_creates')),
)

function one(db: Builder, input: CodeKey) {
  return db
    .selectFrom('validation_code')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .where('id', '=', input.id)
}

function readRow(row: Selectable<Schema['validation_code']>): CodeRecord {
  return {
    partnerId: row.partner_id,
    id: row.id,
    organizationName: row.organization_name,
    maxCreates: row.max_creates,
    remainingCreates: row.remaining_creates,
    updatedAt: row.updated_at,
  }
}

/** All codes of a partner, by code. */
export const listCodes = findAll(
  (db, input: { partnerId: string }) =>
    db
      .selectFrom('validation_code')
      .selectAll()
      .where('partner_id', '=', input.partnerId)
      .orderBy('id'),
  readRow,
)

/** One code, as of now. */
export const findCode = findFirst((db, input: CodeKey) => one(db, input), readRow)

/** One code, locked until the transaction ends. */
export const lockCode = findFirst(
  (db, input: CodeKey, can) => one(db, input).$if(can.rowLocks, (query) => query.forUpdate()),
  readRow,
)

/** Stores a new code. */
export const insertCode = execute((db, input: CodeRecord) =>
  db.insertInto('validation_code').values({
    partner_id: input.partnerId,
    id: input.id,
    organization_name: input.organizationName,
    max_creates: input.maxCreates,
    remaining_creates: input.remainingCreates,
    updated_at: input.updatedAt,
  }),
)

/**
 * Takes one of a code's remaining uses.
 * @param key.left the number that this transaction has read. Where commands run sequentially it is
 * still valid; where they share a transaction, the statement itself decides.
 * @returns the remaining uses afterwards, null for no limit; undefined when none was left
 */
export async function takeCreate(
  transaction: Connection,
  { left, ...key }: CodeKey & { at: number; left: number | null },
): Promise<{ readonly remaining: number | null } | undefined> {
  const row = await take.first(transaction, key)
  if (capabilitiesOf(transaction).rowLocks)
    return row && { remaining: row.remaining_creates ?? null }
  return left === 0 ? undefined : { remaining: left === null ? null : left - 1 }
}

/** Records the customer that a code was used for. */
export const insertRedemption = execute(
  (db, input: { partnerId: string; customerId: string; codeId: string; at: number }) =>
    db.insertInto('code_redemption').values({
      partner_id: input.partnerId,
      customer_id: input.customerId,
      code_id: input.codeId,
      redeemed_at: input.at,
    }),
)

/** Customers that a partner's codes were used for, newest first. */
export const listRedemptions = findAll(
  (db, input: { partnerId: string; limit: number }) =>
    db
      .selectFrom('code_redemption')
      .innerJoin('customer', (join) =>
        join
          .onRef('customer.partner_id', '=', 'code_redemption.partner_id')
          .onRef('customer.id', '=', 'code_redemption.customer_id'),
      )
      .select([
        'code_redemption.code_id',
        'code_redemption.customer_id',
        'code_redemption.redeemed_at',
        'customer.company_name',
      ])
      .where('code_redemption.partner_id', '=', input.partnerId)
      .orderBy('code_redemption.redeemed_at', 'desc')
      .limit(input.limit),
  (row) => ({
    codeId: row.code_id,
    customerId: row.customer_id,
    companyName: row.company_name,
    redeemedAt: row.redeemed_at,
  }),
)

/** The code that qualified a customer. */
export const findRedemption = findFirst(
  (db, input: { partnerId: string; customerId: string }) =>
    db
      .selectFrom('code_redemption')
      .innerJoin('validation_code', (join) =>
        join
          .onRef('validation_code.partner_id', '=', 'code_redemption.partner_id')
          .onRef('validation_code.id', '=', 'code_redemption.code_id'),
      )
      .select([
        'code_redemption.code_id',
        'code_redemption.redeemed_at',
        'validation_code.organization_name',
      ])
      .where('code_redemption.partner_id', '=', input.partnerId)
      .where('code_redemption.customer_id', '=', input.customerId),
  (row) => ({
    codeId: row.code_id,
    organizationName: row.organization_name,
    redeemedAt: row.redeemed_at,
  }),
)
