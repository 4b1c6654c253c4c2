import { command } from '../store/command.ts'
import { appendEvent } from './append-event.ts'
import type { OfPartner } from '../store/queries/open-cases.ts'
import { markOverdueCases } from '../store/queries/overdue-cases.ts'

/** Notifies partners, once per case, of overdue reviews. */
export const tellOverdueCasesCommand = command(
  'tellOverdueCases',
  async (
    transaction,
    { limit, partnerId: only }: OfPartner & { readonly limit: number },
    at,
  ): Promise<number> => {
    const cases = await markOverdueCases(transaction, { at, limit, partnerId: only })
    // A removed customer waits for nothing.
    const awaited = cases.filter(({ isCustomer }) => isCustomer)
    const events = awaited.map(({ partnerId, customerId, correlationId, ...found }) => ({
      type: 'case.overdue' as const,
      partnerId,
      customerId,
      correlationId,
      at,
      data: {
        qualification: found.qualification,
        after: {
          caseId: found.id,
          requestedAt: new Date(found.openedAt).toISOString(),
          expectedBy: new Date(found.slaDueAt).toISOString(),
        },
      },
    }))
    await appendEvent(transaction, ...events)
    return cases.length
  },
)
