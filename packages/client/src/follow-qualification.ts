import type { CustomerQualification as WireQualification } from '@accredit/contract'
import { pathSegment } from './build-request.ts'
import type { CallOptions, Connection } from './connection.ts'
import { startPoller, type PollerStart, type QualificationPoller } from './poller.ts'
import {
  qualificationName,
  readQualification,
  type CustomerQualification,
} from './qualification-names.ts'
import { exchange } from './send.ts'

/** Reads a customer's qualifications, and when the service wants to be asked again. */
export async function readQualifications(
  connection: Connection,
  customerId: string,
  options?: CallOptions,
): Promise<{ records: CustomerQualification[]; retryAfterSeconds: number | undefined }> {
  const path = `/v1/customers/${pathSegment(customerId)}/qualifications`
  const { body, retryAfterSeconds } = await exchange(connection, { method: 'GET', path }, options)
  const wire = (body ?? []) as WireQualification[]
  return { records: wire.map(readQualification), retryAfterSeconds }
}

/** Finds the record of one qualification, whatever spelling its name comes in. */
export function findRecord(
  records: readonly CustomerQualification[],
  name: string,
): CustomerQualification | undefined {
  const wanted = qualificationName(name)
  return records.find((record) => qualificationName(record.qualification) === wanted)
}

/** Starts a poller that looks for the record's qualification among the customer's. */
export function followQualification(
  connection: Connection,
  start: Omit<PollerStart, 'read'>,
): QualificationPoller {
  return startPoller(connection, {
    ...start,
    async read(options) {
      const seen = await readQualifications(connection, start.customerId, options)
      const record = findRecord(seen.records, start.record.qualification)
      return { record, retryAfterSeconds: seen.retryAfterSeconds }
    },
  })
}
