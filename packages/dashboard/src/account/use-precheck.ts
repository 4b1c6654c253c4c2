import type { QualificationRequest } from '@accredit/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'

/** Asks the service what would happen to a request if it were sent now. */
export function usePrecheck(
  customerId: string,
  request: QualificationRequest,
  { enabled }: { readonly enabled: boolean },
) {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.precheck(customerId, request),
    queryFn: ({ signal }) => partner.insight.precheck(customerId, request, { signal }),
    enabled,
    // Codes and lists change without an event for this customer.
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
}
