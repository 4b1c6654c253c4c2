import { listCasesOfCustomer } from '../store/queries/desk.ts'
import type { Connection } from '../store/connection.ts'
import type { Exchange } from './journal.ts'

/** Finds the case that a request opened, by its correlation id. */
export async function findCaseOf(
  reader: Connection,
  { partnerId, customerId, correlationId, status, method, at }: Exchange,
): Promise<string | undefined> {
  const wasDone = status !== undefined && status < 300 && method !== 'GET'
  if (!wasDone || partnerId === undefined || customerId === undefined) return undefined
  const cases = await listCasesOfCustomer(reader, { partnerId, customerId })
  // Calls may share a correlation id; a case is opened before its request is answered.
  return cases.find((each) => each.correlationId === correlationId && each.openedAt <= at)?.id
}
