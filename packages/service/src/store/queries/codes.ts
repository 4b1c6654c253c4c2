import type { Selectable } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { execute, findAll, findFirst, statement, type Builder } from '../statement.ts'

/** A partner's validation code. */
export interface CodeRecord {
  readonly partnerId: string
  readonly id: string
  readonly organizationName: string
  readonly maxCreates: number | null
  readonly remainingCreates: number | null
  readonly updatedAt: number
}

const setRemaining = statement(
  (db, input: { partnerId: string; id: string; remaining: number | null; at: number }) =>
    db
      .updateTable('validation_code')
      // The entity tag is made of this time, so two changes in one millisecond need two times.
      .set((row) => ({
        remaining_creates: input.remaining,
        updated_at: row
          .case()
          .when('updated_at', '>=', input.at)
          .then(row('updated_at', '+', 1))
          .else(input.at)
          .end(),
      }))
      .where('partner_id', '=', input.partnerId)
      .where('id', '=', input.id),
)

const redeem = statement(
  (db, input: { partnerId: string; customerId: string; codeId: string; at: number }) =>
    db.insertInto('code_redemption').values({
      partner_id: input.partnerId,
      customer_id: input.customerId,
      code_id: input.codeId,
      redeemed_at: input.at,
    }),
)

type CodeKey = { partnerId: string; id: string }

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

/** One code, as it stands now. */
export const findCode = findFirst((db, input: CodeKey) => one(db, input), readRow)

/** One code, kept from every other writer until the transaction ends. */
export const lockCode = findFirst(
  (db, input: CodeKey, can) => one(db, input).$if(can.rowLocks, (query) => query.forUpdate()),
  readRow,
)

/** Keeps a new code. */
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

/** Notes that a customer was qualified with a code, and what is left of the code. */
export async function redeemCode(
  transaction: Connection,
  redemption: {
    partnerId: string
    customerId: string
    codeId: string
    remaining: number | null
    at: number
  },
): Promise<void> {
  await redeem.all(transaction, redemption)
  const { partnerId, codeId, remaining, at } = redemption
  await setRemaining.all(transaction, { partnerId, id: codeId, remaining, at })
}

/** On which customers a partner's codes were spent, newest first. */
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

/** The code with which a customer was qualified. */
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
