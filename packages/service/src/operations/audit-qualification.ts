import type { Actor } from '../rules/actor.ts'
import { describeQualification } from '../rules/describe/describe-qualification.ts'
import type { QualificationRecord } from '../rules/qualification-record.ts'
import type { Connection } from '../store/connection.ts'
import type { NamedCustomer } from '../store/queries/customers.ts'
import { appendCustomerLine } from './audit-customer.ts'

/** Records a qualification's change in the partner's activity log. */
export async function auditQualification(
  transaction: Connection,
  change: {
    customer: NamedCustomer
    before: QualificationRecord | undefined
    after: QualificationRecord
    code?: string | undefined
    /** Absent when the service itself made the change: the verdict of a case. */
    actor?: Actor | undefined
    correlationId: string
    at: number
  },
): Promise<void> {
  const { before, after, code } = change
  await appendCustomerLine(transaction, {
    ...change,
    operationType: 'update_customer_qualification',
    before: before && describeQualification(before),
    after: describeQualification(after),
    customizedData: {
      Qualification: after.type,
      ...(after.vettingStatus && { VettingStatus: after.vettingStatus }),
      ...(after.educationSegment && { EducationSegment: after.educationSegment }),
      ...(code && { ValidationCode: maskCode(code) }),
    },
  })
}

/** Masks a code: enough to recognise it by, not enough to use it. */
function maskCode(code: string): string {
  return code.length <= 2 ? '**' : `${'*'.repeat(code.length - 2)}${code.slice(-2)}`
}
