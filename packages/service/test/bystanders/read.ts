import type { Connection } from '../../src/store/connection.ts'
import { names } from '../support/lookalikes.ts'

/** A read of the store among look-alikes, with all that it may find. */
export interface Read {
  readonly query: (connection: Connection, ...asked: never) => Promise<unknown>
  readonly run: (connection: Connection) => Promise<unknown>
  readonly found: readonly string[]
  /** True where the order of the rows says nothing. */
  readonly inAnyOrder: boolean
}

/** Names a read, what it is asked, and what it finds, in its order. */
export function read<Asked extends readonly unknown[]>(
  query: (connection: Connection, ...asked: Asked) => Promise<unknown>,
  asked: Asked,
  found: readonly string[],
): Read {
  const run = (connection: Connection) => query(connection, ...asked)
  return { query, run, found, inAnyOrder: false }
}

/** Names a read that promises no order. */
export function readInAnyOrder<Asked extends readonly unknown[]>(
  ...named: Parameters<typeof read<Asked>>
): Read {
  return { ...read(...named), inAnyOrder: true }
}

/** Members that say which row it is; the others are the same in every row, or one database’s own. */
const telling = new Set([
  'partnerId',
  'customerId',
  'id',
  'caseId',
  'codeId',
  'applicationId',
  'rights',
  'objectId',
  'validationId',
  'domain',
  'list',
  'number',
  'action',
  'kind',
  'type',
  'state',
  'vettingStatus',
  'verdict',
  'reason',
  'status',
  'week',
  'outcome',
  'count',
  'cspRole',
  'directoryRole',
  'cspRoles',
  'roles',
  'name',
  'organizationName',
  'remainingCreates',
  'related',
  'milliseconds',
  'requestId',
  'pending',
  'userPrincipalName',
  'deviceHash',
  'actor',
  'requests',
  'Education',
  'requestLimit',
  'records',
  'seal',
  'body',
  'values',
])

/** Tells the result of a read, a line for each row. */
export function tellFound(found: unknown): string[] {
  if (found instanceof Map) {
    return [...(found as Map<string, unknown>)]
      .map(([key, value]) => `${names.get(key) ?? key}: ${tell(value)}`)
      .toSorted()
  }
  if (Array.isArray(found)) return found.map(tell)
  return found === undefined ? [] : [tell(found)]
}

function tell(value: unknown): string {
  if (typeof value === 'string') return names.get(value) ?? value
  if (Array.isArray(value)) return `[${value.map(tell).join(', ')}]`
  if (typeof value !== 'object' || value === null) return String(value)
  return (
    Object.entries(value)
      .filter(([name, member]) => telling.has(name) && member !== undefined && member !== null)
      // Lines of a log name an application that is none of these.
      .filter(([name, member]) => name !== 'applicationId' || names.has(String(member)))
      // The columns of a line are many; that they were found says enough.
      .map(([name, member]) => (name === 'values' ? 'line' : tell(member)))
      .join(' ')
  )
}
