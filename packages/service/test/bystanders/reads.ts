import { bulkReads } from './bulk-reads.ts'
import { caseReads } from './case-reads.ts'
import { customerReads } from './customer-reads.ts'
import { logReads } from './log-reads.ts'
import { mailReads } from './mail-reads.ts'
import { webhookReads } from './webhook-reads.ts'
import type { Read } from './read.ts'

/** Reads among look-alikes, each with all that it may find. */
export const reads: readonly Read[] = [
  ...customerReads,
  ...caseReads,
  ...logReads,
  ...webhookReads,
  ...bulkReads,
  ...mailReads,
]
