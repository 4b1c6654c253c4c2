import { names, now } from '../support/lookalikes.ts'
import { addedRows, type Row } from '../support/watch-rows.ts'
import type { WriteRun } from './run-write.ts'

/** A line of a log: every column but its number, with short names of ids and JSON as what it says. */
export type LogLine = Readonly<Record<string, unknown>>

/** The logs of the service: of the partner, of the operator, and of a case. */
const logs = ['audit_record', 'operator_record', 'case_entry'] as const

const json = new Set(['old_value', 'new_value', 'customized_data', 'before', 'after', 'data'])

/** The lines that a write added to the logs, in their order. */
export function readLogLines({ before, after }: Pick<WriteRun, 'before' | 'after'>): LogLine[] {
  return logs.flatMap((log) =>
    addedRows(before, after, log)
      .toSorted((a, b) => Number(a['seq']) - Number(b['seq']))
      .map((row) => ({ log, ...readLine(row) })),
  )
}

function readLine(row: Row): LogLine {
  const columns = Object.entries(row).filter(([column]) => column !== 'seq')
  return Object.fromEntries(
    columns.map(([column, value]) => [
      column,
      json.has(column) && typeof value === 'string'
        ? shorten(JSON.parse(value))
        : value === now
          ? 'now'
          : shorten(value),
    ]),
  )
}

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Ids that have no name are new ones; entity tags are made of them. */
function shorten(value: unknown): unknown {
  if (typeof value === 'string') {
    return names.get(value) ?? value.replaceAll(guid, (id) => names.get(id) ?? '(id)')
  }
  if (Array.isArray(value)) return value.map(shorten)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, it]) => [name, name === 'Etag' ? '(etag)' : shorten(it)]),
  )
}
