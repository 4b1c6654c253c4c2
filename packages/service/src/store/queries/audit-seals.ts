import type { Connection } from '../connection.ts'
import { operatorChain } from '../operator-chain.ts'
import type { Schema } from '../schema.ts'
import { findAll, runDynamic, statement, type Builder } from '../statement.ts'
import { amongPartners, ofReachable } from './across-partners.ts'

/** A record of the activity log as it is sealed: everything but its number in the database. */
export interface LineToSeal {
  readonly partnerId: string
  readonly seq: number
  readonly values: readonly (string | number | null)[]
}

/** The position of a record in its partner's chain. */
export interface Seal {
  readonly partnerId: string
  /** From 1, without gaps. */
  readonly number: number
  readonly seq: number
  /** SHA-256 of the line. */
  readonly digest: string
  /** SHA-256 of this position, the digest and the previous hash. */
  readonly hash: string
}

/** A seal with its record. */
export interface SealedLine {
  readonly seal: Seal
  /** Absent when the record is gone. */
  readonly values: readonly (string | number | null)[] | undefined
}

/** Sealed columns of a record. Their order must never change, since it determines the digest. */
const sealedColumns = [
  'partner_id',
  'customer_id',
  'customer_name',
  'customer_name_key',
  'operation_type',
  'resource_type',
  'operation_status',
  'operation_date',
  'user_principal_name',
  'application_id',
  'correlation_id',
  'old_value',
  'new_value',
  'customized_data',
] as const satisfies readonly (keyof Schema['audit_record'])[]

const unsealedLines = (db: Builder) =>
  db
    .selectFrom('audit_record as line')
    .where(({ exists, not, selectFrom }) =>
      not(
        exists(
          selectFrom('audit_seal as seal')
            .select('seal.number')
            .whereRef('seal.partner_id', '=', 'line.partner_id')
            .whereRef('seal.seq', '=', 'line.seq'),
        ),
      ),
    )

/** Committed records above a number without a seal, of all partners, lowest number first. */
export async function listUnsealedLines(
  connection: Connection,
  wanted: { after: number; limit: number },
): Promise<LineToSeal[]> {
  const rows = await ofReachable(connection, (only) =>
    only
      ? runDynamic(connection, (db) =>
          unsealedAfter(db, wanted).where(amongPartners(only, 'line.partner_id')),
        )
      : unsealedOfAll.all(connection, wanted),
  )
  return rows.map((row) => ({ partnerId: row.partner_id, seq: row.seq, values: valuesOf(row) }))
}

const unsealedAfter = (db: Builder, input: { after: number; limit: number }) =>
  unsealedLines(db)
    .select(['line.seq', ...sealedColumns.map((column) => `line.${column}` as const)])
    .where('line.seq', '>', input.after)
    .orderBy('line.seq')
    .limit(input.limit)

const unsealedOfAll = statement(unsealedAfter)

const lastSeal = statement((db, input: { partnerId: string }) =>
  db
    .selectFrom('audit_seal')
    .selectAll()
    .where('partner_id', '=', input.partnerId)
    .orderBy('number', 'desc')
    .limit(1),
)

/** The end of a partner's chain; undefined when it is empty. */
export async function findLastSeal(
  connection: Connection,
  partnerId: string,
): Promise<Seal | undefined> {
  const row = await lastSeal.first(connection, { partnerId })
  return row && readSeal(row)
}

/** The seals at the given positions of a chain that exist. */
export async function listSeals(
  connection: Connection,
  { numbers, partnerId }: { partnerId: string; numbers: readonly number[] },
): Promise<Seal[]> {
  const rows = await runDynamic(connection, (db) =>
    db
      .selectFrom('audit_seal')
      .selectAll()
      .where('partner_id', '=', partnerId)
      .where('number', 'in', numbers),
  )
  return rows.map(readSeal)
}

/** Checks that a record still exists. */
export async function hasLine(
  connection: Connection,
  { partnerId, seq }: Pick<LineToSeal, 'partnerId' | 'seq'>,
): Promise<boolean> {
  return (await findLine.first(connection, { partnerId, seq })) !== undefined
}

const findLine = statement((db, input: { partnerId: string; seq: number }) =>
  db
    .selectFrom('audit_record')
    .select('seq')
    .where('partner_id', '=', input.partnerId)
    .where('seq', '=', input.seq),
)

/**
 * Seals per insert statement; the statements are built once, since building takes longer than
 * running.
 */
const insertedAtOnce = [64, 8, 1] as const

/** Order in which the values of a seal are bound. */
const boundValues = [
  'partnerId',
  'number',
  'seq',
  'digest',
  'hash',
] as const satisfies (keyof Seal)[]

const inserts = new Map(
  insertedAtOnce.map((count) => [
    count,
    statement((db, input: readonly unknown[]) => {
      const bound = <Name extends keyof Seal>(row: number, name: Name) =>
        input[row * boundValues.length + boundValues.indexOf(name)] as Seal[Name]
      return db.insertInto('audit_seal').values(
        Array.from({ length: count }, (_, row) => ({
          partner_id: bound(row, 'partnerId'),
          number: bound(row, 'number'),
          seq: bound(row, 'seq'),
          digest: bound(row, 'digest'),
          hash: bound(row, 'hash'),
        })),
      )
    }),
  ]),
)

/** Adds seals. */
export async function insertSeals(transaction: Connection, seals: readonly Seal[]): Promise<void> {
  for (let start = 0; start < seals.length;) {
    const count = insertedAtOnce.find((each) => each <= seals.length - start) ?? 1
    const some = seals.slice(start, start + count)
    const values = some.flatMap((seal) => boundValues.map((name) => seal[name]))
    await inserts.get(count)?.all(transaction, values)
    start += count
  }
}

/** A partner's chain after a number, with its records. */
export const listSealedLines = findAll(
  (db, input: { partnerId: string; after: number; limit: number }) =>
    db
      .selectFrom('audit_seal as seal')
      .leftJoin('audit_record as line', (join) =>
        join.onRef('line.partner_id', '=', 'seal.partner_id').onRef('line.seq', '=', 'seal.seq'),
      )
      .select([
        'seal.number',
        'seal.seq',
        'seal.digest',
        'seal.hash',
        'seal.partner_id as chain',
        'line.seq as found',
        ...sealedColumns.map((column) => `line.${column}` as const),
      ])
      .where('seal.partner_id', '=', input.partnerId)
      .where('seal.number', '>', input.after)
      .orderBy('seal.number')
      .limit(input.limit),
  ({ chain, digest, found, hash, number, seq, ...line }) => ({
    seal: { partnerId: chain, number, seq, digest, hash },
    values: found === null ? undefined : valuesOf(line),
  }),
)

const dateIndex = sealedColumns.indexOf('operation_date')

/** Time of the event that a record describes. */
export function dateOf(values: LineToSeal['values']): number {
  return Number(values[dateIndex])
}

/** Numbers of a partner's records without a seal. */
export const listUnsealedNumbers = findAll(
  (db, input: { partnerId: string; limit: number }) =>
    unsealedLines(db)
      .select('line.seq')
      .where('line.partner_id', '=', input.partnerId)
      .orderBy('line.seq')
      .limit(input.limit),
  ({ seq }) => seq,
)

/** Every partner with records, or seals of records, except for the operator's chain. */
export async function listChains(connection: Connection): Promise<string[]> {
  const found = new Set<string>()
  for (const table of ['audit_record', 'audit_seal'] as const) {
    // Its id sorts before every other.
    let last: string = operatorChain
    for (;;) {
      // One index step per partner: a distinct query would read every record.
      const [row] = await runDynamic(connection, (db) =>
        db
          .selectFrom(table)
          .select('partner_id')
          .where('partner_id', '>', last)
          .orderBy('partner_id')
          .limit(1),
      )
      if (!row) break
      last = row.partner_id
      found.add(last)
    }
  }
  return [...found]
}

/**
 * Deletes records from the beginning of a chain, up to this number, and their seals except the
 * last.
 */
export async function deleteLines(
  transaction: Connection,
  { number, partnerId }: Pick<Seal, 'partnerId' | 'number'>,
): Promise<void> {
  await runDynamic(transaction, (db) =>
    db
      .deleteFrom('audit_record')
      .where('partner_id', '=', partnerId)
      .where('seq', 'in', (query) =>
        query
          .selectFrom('audit_seal')
          .select('seq')
          .where('partner_id', '=', partnerId)
          .where('number', '<=', number),
      ),
  )
  await runDynamic(transaction, (db) =>
    db.deleteFrom('audit_seal').where('partner_id', '=', partnerId).where('number', '<', number),
  )
}

function readSeal(row: Schema['audit_seal']): Seal {
  const { digest, hash, number, partner_id: partnerId, seq } = row
  return { partnerId, number, seq, digest, hash }
}

function valuesOf(
  row: Readonly<Record<(typeof sealedColumns)[number], string | number | null>>,
): LineToSeal['values'] {
  return sealedColumns.map((column) => row[column])
}
