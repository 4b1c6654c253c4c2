import type { Connection } from '../connection.ts'
import { operatorChain } from '../operator-chain.ts'
import type { Schema } from '../schema.ts'
import { findAll, statement } from '../statement.ts'
import type { LineToSeal, SealedLine } from './audit-seals.ts'

/** Sealed columns of a change. Their order must never change, since it determines the digest. */
const sealedColumns = [
  'at',
  'actor',
  'action',
  'subject',
  'before',
  'after',
] as const satisfies readonly (keyof Schema['operator_record'])[]

// The operator's changes are serialized, so both databases number them in commit order: every change
// above the newest sealed one is unsealed.
const changesAfter = statement((db, input: { limit: number }) =>
  db
    .selectFrom('operator_record')
    .select(['seq', ...sealedColumns])
    .where('seq', '>', ({ fn, selectFrom, val }) =>
      fn.coalesce(
        selectFrom('audit_seal')
          .select(({ fn: { max } }) => max('seq').as('seq'))
          .where('partner_id', '=', operatorChain),
        val(0),
      ),
    )
    .orderBy('seq')
    .limit(input.limit),
)

/** Committed changes of the operator without a seal, in order. */
export async function listUnsealedChanges(
  connection: Connection,
  limit: number,
): Promise<LineToSeal[]> {
  const rows = await changesAfter.all(connection, { limit })
  return rows.map((row) => ({ partnerId: operatorChain, seq: row.seq, values: valuesOf(row) }))
}

/** The operator's chain after a number, with the changes. */
export const listSealedChanges = findAll(
  (db, input: { after: number; limit: number }) =>
    db
      .selectFrom('audit_seal as seal')
      .leftJoin('operator_record as line', 'line.seq', 'seal.seq')
      .select([
        'seal.number',
        'seal.seq',
        'seal.digest',
        'seal.hash',
        'line.seq as found',
        ...sealedColumns.map((column) => `line.${column}` as const),
      ])
      .where('seal.partner_id', '=', operatorChain)
      .where('seal.number', '>', input.after)
      .orderBy('seal.number')
      .limit(input.limit),
  ({ digest, found, hash, number, seq, ...line }): SealedLine => ({
    seal: { partnerId: operatorChain, number, seq, digest, hash },
    values: found === null ? undefined : valuesOf(line),
  }),
)

const unsealedNumbers = statement((db, input: { limit: number }) =>
  db
    .selectFrom('operator_record as line')
    .select('line.seq')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_seal as seal')
            .select('seal.number')
            .where('seal.partner_id', '=', operatorChain)
            .whereRef('seal.seq', '=', 'line.seq'),
        ),
      ),
    )
    .orderBy('line.seq')
    .limit(input.limit),
)

/** The numbers of changes without a seal. */
export async function listUnsealedChangeNumbers(
  connection: Connection,
  limit: number,
): Promise<number[]> {
  return (await unsealedNumbers.all(connection, { limit })).map(({ seq }) => seq)
}

const findChange = statement((db, input: { seq: number }) =>
  db.selectFrom('operator_record').select('seq').where('seq', '=', input.seq),
)

/** Checks that a change still exists. */
export async function hasChange(connection: Connection, seq: number): Promise<boolean> {
  return (await findChange.first(connection, { seq })) !== undefined
}

function valuesOf(
  row: Readonly<Record<(typeof sealedColumns)[number], string | number | null>>,
): LineToSeal['values'] {
  return sealedColumns.map((column) => row[column])
}
