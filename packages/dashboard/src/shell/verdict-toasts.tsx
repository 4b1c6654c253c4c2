import type { CustomerOverviewCollection, Customer } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useLiveEvents } from '../data/live.tsx'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { wordFor } from '../desk/words/word-for.ts'
import { matchPage } from '../routing/match-page.ts'
import { useToasts } from '../pieces/toasts.tsx'

/** Shows a partner each verdict, on any page. */
export function VerdictToasts() {
  const { shell: t, qualificationTitles } = useWords()
  const toasts = useToasts()
  const queries = useQueryClient()
  const { tenantId } = useSignedIn()

  /** The customer's name, if a page has loaded it. */
  const nameOf = (customerId: string) => {
    const whole = queries.getQueryData<Customer>(keys.customer(customerId))
    if (whole) return whole.companyProfile.companyName
    const pages = queries.getQueriesData<CustomerOverviewCollection>({ queryKey: keys.customers })
    const known = pages.flatMap(([, page]) => page?.items ?? [])
    return known.find(({ id }) => id === customerId)?.companyName ?? t.aCustomer
  }

  useLiveEvents(({ type, data }) => {
    const { partnerId, customerId, qualification, before, reason } = data
    if (partnerId !== tenantId || !customerId) return
    // The job page itself reports each verdict.
    if (matchPage(location.pathname).page === 'bulk') return
    const name = nameOf(customerId)
    const title = wordFor(qualificationTitles, String(qualification))
    if (type === 'qualification.denied') toasts.inform(t.verdictDenied(name, title, String(reason)))
    // A qualification without vetting is approved with the request, which has its own message.
    else if (type === 'qualification.approved' && before)
      toasts.tell(t.verdictApproved(name, title))
  })
  return null
}
