import type { Asker } from './bulk/ask.ts'
import { pagesWithin } from './bulk/pages-within.ts'
import { auditRecords, type AuditRecord } from './resources/audit-records.ts'

/** Milliseconds that the activity log goes back for sure. Source: "Get a record of Partner Center activity". */
export const loggedMs = 89 * 86_400_000

/** Reads what the activity log has of customers since the day of a time, page by page within the budget. */
export async function* readActivity(
  asker: Asker,
  since: number,
): AsyncGenerator<readonly AuditRecord[]> {
  const { signal } = asker
  const filter = { field: 'ResourceType', operator: 'equals', value: 'customer' } as const
  const pages = pagesWithin(asker, (connection) =>
    auditRecords(connection).query({ start: new Date(since), filter }, { signal }),
  )
  for await (const { items } of pages) yield items
}
