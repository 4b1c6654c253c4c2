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
    for (const found of cases) {
      // A removed customer waits for nothing.
      if (!found.isCustomer) continue
      const { partnerId, customerId, correlationId, qualification } = found
      await appendEvent(transaction, {
        type: 'case.overdue',
        partnerId,
        customerId,
        correlationId,
        at,
        data: {
          qualification,
          after: {
            caseId: found.id,
            requestedAt: new Date(found.openedAt).toISOString(),
            expectedBy: new Date(found.slaDueAt).toISOString(),
          },
        },
      })
    }
    return cases.length
  },
)
