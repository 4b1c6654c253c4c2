import type { Decision } from '../rules/vetting/decide-vetting.ts'
import type { Finding } from '../rules/vetting/finding.ts'
import { appendCaseEntry, settleCase } from '../store/queries/cases.ts'
import { appendEvent } from './append-event.ts'
import { lockCaseOfCustomer, showVerdict } from './show-verdict.ts'
import { command } from '../store/command.ts'

/** Result of examining a case that a worker leased. */
export interface Examination {
  readonly partnerId: string
  readonly customerId: string
  readonly caseId: string
  readonly lease: string
  readonly findings: readonly Finding[]
  readonly decision: Decision
  /** Domain that identifies the customer; absent when none does. */
  readonly domain?: string | undefined
}

/**
 * Records what a worker found and decided. An automatic verdict is shown at once; `review` hands
 * the case to the desk. `lost` means that the lease expired and another worker has the case:
 * nothing is written then, so a case has one verdict however many workers examined it.
 */
export const recordExaminationCommand = command(
  'recordExamination',
  async (transaction, examination: Examination, at): Promise<'desk' | 'shown' | 'lost'> => {
    const { partnerId, customerId, caseId, findings, decision, domain = null } = examination
    const key = { partnerId, caseId }
    const { found, ...locked } = await lockCaseOfCustomer(transaction, examination)
    if (found?.state !== 'examining' || found.lease !== examination.lease) return 'lost'

    const { verdict, row, explanation } = decision
    await appendCaseEntry(transaction, {
      ...key,
      at,
      actor: 'worker',
      kind: verdict === 'review' ? 'sent-to-desk' : 'examined',
      data: { verdict, row, explanation },
    })
    const settled = { ...key, findings, policyRow: row, explanation, domain }
    if (verdict === 'review') {
      await settleCase(transaction, {
        ...settled,
        state: 'desk',
        dueAt: null,
        verdict: null,
        reason: null,
        decidedBy: null,
        decidedAt: null,
        shownAt: null,
      })
      await appendEvent(transaction, {
        partnerId,
        customerId,
        type: 'case.changed',
        at,
        correlationId: found.correlationId,
        data: { caseId, state: 'desk' },
      })
      return 'desk'
    }
    await settleCase(transaction, {
      ...settled,
      state: 'shown',
      dueAt: null,
      verdict,
      reason: decision.reason ?? null,
      decidedBy: 'worker',
      decidedAt: at,
      shownAt: at,
    })
    await showVerdict(transaction, {
      case: { ...found, verdict, reason: decision.reason ?? null },
      ...locked,
      at,
    })
    return 'shown'
  },
  ({ caseId, customerId }) => [customerId, caseId],
)
