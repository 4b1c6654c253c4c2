import {
  qualifications as catalogue,
  type EducationSegment,
  type VettingReason,
  type VettingStatus,
} from '@accredit/contract'
import type { QualificationRecord, ShownQualification } from '../../rules/qualification-record.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { excluded, statement } from '../statement.ts'

type Key = { partnerId: string; customerId: string }

const columns = [
  'type',
  'vetting_status',
  'vetting_reason',
  'requested_at',
  'education_segment',
  'website',
] as const

const list = statement((db, input: Key) =>
  db
    .selectFrom('qualification')
    .select(columns)
    .where('partner_id', '=', input.partnerId)
    .where('customer_id', '=', input.customerId),
)

// One round trip: each accepted vetted request has opened a case, and left a qualification.
const listWithRequests = statement((db, input: Key & { qualification: string }) =>
  db
    .selectFrom('qualification')
    .select(columns)
    .select((row) =>
      row
        .selectFrom('vetting_case')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('vetting_case.partner_id', '=', input.partnerId)
        .where('vetting_case.customer_id', '=', input.customerId)
        .where('vetting_case.qualification', '=', input.qualification)
        .$asScalar()
        .as('requests'),
    )
    .where('partner_id', '=', input.partnerId)
    .where('customer_id', '=', input.customerId),
)

// Only the displayed columns: this is the most frequent query.
const shown = statement((db, input: Key) =>
  db
    .selectFrom('customer')
    .leftJoin('qualification', (join) =>
      join
        .onRef('qualification.partner_id', '=', 'customer.partner_id')
        .onRef('qualification.customer_id', '=', 'customer.id'),
    )
    .select([
      'qualification.type',
      'qualification.vetting_status',
      'qualification.vetting_reason',
      'qualification.requested_at',
    ])
    .where('customer.partner_id', '=', input.partnerId)
    .where('customer.id', '=', input.customerId)
    .where('customer.removed_at', 'is', null),
)

const put = statement(
  (
    db,
    input: Key & {
      type: string
      vettingStatus: string | null
      vettingReason: string | null
      requestedAt: number | null
      educationSegment: string | null
      website: string | null
      at: number
    },
  ) =>
    db
      .insertInto('qualification')
      .values({
        partner_id: input.partnerId,
        customer_id: input.customerId,
        type: input.type,
        vetting_status: input.vettingStatus,
        vetting_reason: input.vettingReason,
        requested_at: input.requestedAt,
        education_segment: input.educationSegment,
        website: input.website,
        updated_at: input.at,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['partner_id', 'customer_id', 'type'])
          .doUpdateSet(
            excluded(
              'vetting_status',
              'vetting_reason',
              'requested_at',
              'education_segment',
              'website',
              'updated_at',
            ),
          ),
      ),
)

/** A customer's qualifications, in response order. */
export async function listQualifications(
  connection: Connection,
  key: Key,
): Promise<QualificationRecord[]> {
  return (await list.all(connection, key)).map(readQualificationRow).toSorted(inOrder)
}

/** A customer's qualifications, and the number of requests for one of them accepted so far. */
export async function listQualificationsAndRequests(
  connection: Connection,
  key: Key & { qualification: string },
): Promise<{ records: QualificationRecord[]; requests: number }> {
  const rows = await listWithRequests.all(connection, key)
  return {
    records: rows.map(readQualificationRow).toSorted(inOrder),
    requests: rows[0]?.requests ?? 0,
  }
}

/**
 * A customer's qualifications for display, in response order; undefined when the customer is not
 * related to this partner. One round trip.
 */
export async function findShownQualifications(
  connection: Connection,
  key: Key,
): Promise<ShownQualification[] | undefined> {
  const rows = await shown.all(connection, key)
  if (rows.length === 0) return undefined
  const found: ShownQualification[] = []
  for (const row of rows) {
    const { type } = row
    if (type !== null) found.push(readShown(row as typeof row & { type: string }))
  }
  return found.toSorted(inOrder)
}

function inOrder(a: ShownQualification, b: ShownQualification): number {
  return catalogue[a.type].ordinal - catalogue[b.type].ordinal
}

/** Reads a row of the table. */
export function readQualificationRow(
  row: Pick<
    Schema['qualification'],
    'type' | 'vetting_status' | 'vetting_reason' | 'requested_at' | 'education_segment' | 'website'
  >,
): QualificationRecord {
  return {
    ...readShown(row),
    educationSegment: (row.education_segment as EducationSegment | null) ?? undefined,
    website: row.website ?? undefined,
  }
}

function readShown(
  row: Pick<Schema['qualification'], 'type' | 'vetting_status' | 'vetting_reason' | 'requested_at'>,
): ShownQualification {
  return {
    type: row.type as QualificationRecord['type'],
    vettingStatus: (row.vetting_status as VettingStatus | null) ?? undefined,
    vettingReason: (row.vetting_reason as VettingReason | null) ?? undefined,
    requestedAt: row.requested_at ?? undefined,
  }
}

/** Stores a qualification; it replaces the customer's earlier one of the same type. */
export async function putQualification(
  transaction: Connection,
  key: Key,
  record: QualificationRecord,
  at: number,
): Promise<void> {
  await put.all(transaction, {
    ...key,
    type: record.type,
    vettingStatus: record.vettingStatus ?? null,
    vettingReason: record.vettingReason ?? null,
    requestedAt: record.requestedAt ?? null,
    educationSegment: record.educationSegment ?? null,
    website: record.website ?? null,
    at,
  })
}
