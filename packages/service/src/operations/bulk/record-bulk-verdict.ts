import { command } from '../../store/command.ts'
import { findBulkLine, type BulkLineVerdict } from '../../store/queries/bulk-lines.ts'
import { recordBulkVerdict, type DecidedBulkLine } from '../../store/queries/bulk-verdicts.ts'
import { hasCustomer } from '../../store/queries/customers.ts'
import { listQualifications } from '../../store/queries/qualifications.ts'

/** Records the verdict of a request on its line; returns whether the line lacked it. */
export const recordBulkVerdictCommand = command(
  'recordBulkVerdict',
  async (transaction, decided: DecidedBulkLine, at): Promise<boolean> => {
    const { partnerId, customerId, jobId, number } = decided
    const key = { partnerId, customerId }
    const [line, isCustomer, records] = await Promise.all([
      findBulkLine(transaction, decided),
      hasCustomer(transaction, key),
      listQualifications(transaction, key),
    ])
    if (line?.verdict !== 'in-review') return false
    const record = records.find(({ type }) => type === line.qualification)
    const isOwn = record?.requestedAt === line.requestedAt
    if (isCustomer && isOwn && record?.vettingStatus === 'InReview') return false
    // A later request for the same qualification is possible only after a denial.
    const verdict: BulkLineVerdict = !isCustomer
      ? 'gone'
      : isOwn && record?.vettingStatus === 'Approved'
        ? 'approved'
        : 'denied'
    const reason = verdict === 'denied' && isOwn ? (record?.vettingReason ?? null) : null
    const noted = { partnerId, jobId, number, verdict, reason, decidedAt: at }
    return (await recordBulkVerdict(transaction, noted)) !== undefined
  },
  ({ customerId, jobId, number }) => [customerId, `${jobId} ${number}`],
)
