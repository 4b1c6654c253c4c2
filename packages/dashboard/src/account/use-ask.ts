import type { Customer, QualificationRequest } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useWrite } from '../data/use-write.ts'
import { useWords } from '../i18n/language.tsx'
import { useToasts } from '../pieces/toasts.tsx'

/** Asks for a qualification of a customer; afterwards the page shows the new state. */
export function useAsk(customer: Customer, onDone: () => void) {
  const t = useWords().account
  const titles: Readonly<Record<string, string>> = useWords().qualificationTitles
  const toasts = useToasts()
  const queries = useQueryClient()
  const write = useWrite((partner, request: QualificationRequest) =>
    partner.customers.byId(customer.id).qualification.createQualifications(request),
  )
  return {
    pending: write.pending,
    error: write.error,
    async ask(request: QualificationRequest) {
      const record = await write.run(request)
      if (!record) return
      const title = titles[record.qualification] ?? record.qualification
      toasts.tell(record.vettingStatus === 'InReview' ? t.done(title) : t.isSet(title))
      onDone()
      for (const queryKey of [keys.customer(customer.id), keys.customers, keys.codes]) {
        void queries.invalidateQueries({ queryKey })
      }
    },
  }
}
