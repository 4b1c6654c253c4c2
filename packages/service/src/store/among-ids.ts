import { sql, type RawBuilder } from 'kysely'
import type { Capabilities, Connection } from './connection.ts'
import { capabilitiesOf } from './statement.ts'

/** Ids as one parameter, so that one prepared statement takes any number of them. */
export type IdList = string

/** Serializes distinct ids as one parameter. */
export function listIds(connection: Pick<Connection, 'dialect'>, ids: Iterable<string>): IdList {
  const distinct = [...new Set(ids)]
  return capabilitiesOf(connection).arrays ? `{${distinct.join(',')}}` : JSON.stringify(distinct)
}

/** Condition that a column has one of these ids. */
export function isAmong(column: string, list: IdList, can: Capabilities): RawBuilder<boolean> {
  return can.arrays
    ? sql`${sql.ref(column)} = any(${list}::uuid[])`
    : sql`${sql.ref(column)} in (select value from json_each(${list}))`
}
