import type { CaseState } from '@accredit/contract'
import { sql, type Selectable, type SelectQueryBuilder } from 'kysely'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { runDynamic } from '../statement.ts'
import { readCaseRow, type CaseRecord } from './cases.ts'
import { nameKey } from './customers.ts'
import type { Judge } from './desk.ts'
import { judgeableBy } from './judgeable-by.ts'

/** Interval of times, from inclusive to exclusive; epoch milliseconds. */
export interface Interval {
  readonly from: number
  readonly before: number
}

/** Filter of cases for a reviewer. */
export interface CaseFilter extends Judge {
  readonly states: readonly CaseState[]
  /** A person's id; null for unassigned cases. */
  readonly assignee?: string | null | undefined
  readonly customerId?: string | undefined
  /** Prefix of the company name. */
  readonly company?: string | undefined
  /** Two letters in upper case. */
  readonly country?: string | undefined
  readonly opened?: Interval | undefined
  /** Time by which the desk should have decided. */
  readonly slaDue?: Interval | undefined
  /** Awaits confirmation by a second reviewer, other than this person. */
  readonly confirmation?: { readonly notBy: string | undefined } | undefined
  /** The last case of the previous page. */
  readonly after?: { readonly openedAt: number; readonly id: string } | undefined
  readonly limit: number
}

type Query = SelectQueryBuilder<Schema, 'vetting_case', Selectable<Schema['vetting_case']>>

// Sorts after every text with the same prefix; both databases sort text by byte.
const lastCharacter = '\u{10FFFF}'

/**
 * A page of cases, oldest first. The few open and the many closed ones have separate indexes, so
 * both are queried when both are wanted.
 */
export async function listCases(connection: Connection, filter: CaseFilter): Promise<CaseRecord[]> {
  const open = filter.states.filter((state) => state !== 'shown')
  const parts: CaseRecord[][] = []
  if (open.length > 0) parts.push(await readPart(connection, { ...filter, states: open }))
  if (open.length < filter.states.length) {
    parts.push(await readPart(connection, { ...filter, states: ['shown'] }))
  }
  return parts.flat().toSorted(byAge).slice(0, filter.limit)
}

async function readPart(connection: Connection, filter: CaseFilter): Promise<CaseRecord[]> {
  const rows = await runDynamic(connection, (db) =>
    matching(db.selectFrom('vetting_case').selectAll(), filter)
      .orderBy('opened_at')
      .orderBy('id')
      .limit(filter.limit),
  )
  return rows.map(readCaseRow)
}

function matching(query: Query, filter: CaseFilter): Query {
  const { states, judge, assignee, customerId, company, country } = filter
  const { opened, slaDue, confirmation, after } = filter
  // As separate conditions, so that both databases recognize that a partial index suffices.
  let found = states.includes('shown')
    ? query.where(sql<boolean>`state = 'shown'`)
    : query.where('state', 'in', states).where(sql<boolean>`state <> 'shown'`)
  found = found.where(judgeableBy(judge))
  if (assignee === null) found = found.where('assignee_id', 'is', null)
  else if (assignee !== undefined) found = found.where('assignee_id', '=', assignee)
  if (customerId !== undefined) found = found.where('customer_id', '=', customerId)
  if (country !== undefined) found = found.where('country', '=', country)
  if (company !== undefined) {
    const begin = nameKey(company)
    found = found.where('name_key', '>=', begin).where('name_key', '<', begin + lastCharacter)
  }
  if (opened) found = within(found, 'opened_at', opened)
  if (slaDue) found = within(found, 'sla_due_at', slaDue)
  if (confirmation) {
    found = found.where('state', '=', sql.lit('decided')).where('due_at', 'is', null)
    const { notBy } = confirmation
    if (notBy !== undefined) found = found.where('decided_by_id', '<>', notBy)
  }
  if (!after) return found
  return found.where((row) =>
    row(row.refTuple('opened_at', 'id'), '>', row.tuple(after.openedAt, after.id)),
  )
}

function within(query: Query, time: 'opened_at' | 'sla_due_at', { from, before }: Interval): Query {
  return query.where(time, '>=', from).where(time, '<', before)
}

function byAge(one: CaseRecord, other: CaseRecord): number {
  return one.openedAt - other.openedAt || (one.id < other.id ? -1 : 1)
}
