import type { Asker } from './bulk/ask.ts'
import { pagesWithin } from './bulk/pages-within.ts'
import { auditRecords, type AuditRecord } from './resources/audit-records.ts'

const day = 86_400_000
/** Milliseconds that the activity log goes back for sure. Source: "Get a record of Partner Center activity". */
export const activityLoggedMs = 89 * day
/** Time that one read spans, in milliseconds. Source: the same page. */
const windowMs = 30 * day

/**
 * Reads what the activity log has of customers since the day of a time, page by page within the budget.
 * Days come in their order, the lines of some days newest first.
 * @param now the service clock
 */
export async function* readActivity(
  asker: Asker,
  since: number,
  now: number,
): AsyncGenerator<readonly AuditRecord[]> {
  const { signal } = asker
  const filter = { field: 'ResourceType', operator: 'equals', value: 'customer' } as const
  for (let from = since; ; from += windowMs) {
    const isLast = from + windowMs > now
    const end = isLast ? undefined : new Date(from + windowMs - day)
    const pages = pagesWithin(asker, (connection) =>
      auditRecords(connection).query({ start: new Date(from), end, filter }, { signal }),
    )
    for await (const { items } of pages) yield items
    if (isLast) return
  }
}
