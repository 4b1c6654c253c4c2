import { readAuditId, restOf } from '../rules/audit-id.ts'
import { describeAuditRecord, operationOf } from '../rules/describe/describe-audit-record.ts'
import { refuse } from '../rules/refusal.ts'
import type { Reply } from '../store/command.ts'
import { listAuditAt } from '../store/queries/audit-pages.ts'
import type { Call } from './call.ts'

/** `GET /auditactivity/v1/auditrecords/{id}`: one record of the partner's activity log. */
export async function getAuditRecord(call: Call): Promise<Reply> {
  const id = call.parameters['auditId'] ?? ''
  const key = readAuditId(id)
  const lines =
    key?.partnerId === call.actor.partnerId ? await listAuditAt(call.service.store.reader, key) : []
  const line = lines.find(
    ({ seq, customerId, operationType }) =>
      restOf(seq) === key?.rest &&
      customerId === key.customerId &&
      operationOf(operationType) === key.operation,
  )
  if (!line) return refuse('NotFound', { what: `The audit record "${id}"` })
  return { status: 200, body: describeAuditRecord(line) }
}
