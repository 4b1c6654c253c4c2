import type { Selectable } from 'kysely'
import type { VettingReason } from '@accredit/contract'
import type { DomainEntry } from '../../rules/vetting/domain-entry.ts'
import type { Connection } from '../connection.ts'
import type { Schema } from '../schema.ts'
import { excluded, execute, findFirst, statement } from '../statement.ts'

const list = statement((db, _input: object) => db.selectFrom('domain_entry').selectAll())

interface StoredEntry extends Omit<DomainEntry, 'denial' | 'names'> {
  readonly denial: string | null
  readonly names: string
}

const put = statement((db, input: StoredEntry) =>
  db
    .insertInto('domain_entry')
    .values({
      domain: input.domain,
      list: input.list,
      reason: input.reason,
      denial: input.denial,
      names: input.names,
      added_at: input.addedAt,
      added_by: input.addedBy,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['domain', 'list'])
        .doUpdateSet(excluded('reason', 'denial', 'names', 'added_at', 'added_by')),
    ),
)

/** The operator's allow list and stop list. */
export async function listDomainEntries(connection: Connection): Promise<DomainEntry[]> {
  return (await list.all(connection, {})).map(readRow)
}

/** The entry of a domain on a list. */
export const findDomainEntry = findFirst(
  (db, input: Pick<DomainEntry, 'domain' | 'list'>) =>
    db
      .selectFrom('domain_entry')
      .selectAll()
      .where('domain', '=', input.domain)
      .where('list', '=', input.list),
  readRow,
)

/** Adds a domain to a list, or replaces its entry. */
export async function putDomainEntry(transaction: Connection, entry: DomainEntry): Promise<void> {
  const names = JSON.stringify(entry.names ?? [])
  await put.all(transaction, { ...entry, denial: entry.denial ?? null, names })
}

/** Removes a domain from a list. */
export const removeDomainEntry = execute((db, input: Pick<DomainEntry, 'domain' | 'list'>) =>
  db.deleteFrom('domain_entry').where('domain', '=', input.domain).where('list', '=', input.list),
)

function readRow(row: Selectable<Schema['domain_entry']>): DomainEntry {
  return {
    domain: row.domain,
    list: row.list,
    reason: row.reason,
    ...(row.denial && { denial: row.denial as VettingReason }),
    ...(row.names !== '[]' && { names: JSON.parse(row.names) as string[] }),
    addedAt: row.added_at,
    addedBy: row.added_by,
  }
}
