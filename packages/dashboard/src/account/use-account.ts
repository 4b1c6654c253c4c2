import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'

/** The customer with its profiles. */
export function useCustomer(customerId: string) {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.customer(customerId),
    queryFn: ({ signal }) => partner.customers.byId(customerId).get({ signal }),
  })
}

/** The customer's qualifications. */
export function useQualifications(customerId: string) {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.qualifications(customerId),
    queryFn: ({ signal }) =>
      partner.customers.byId(customerId).qualification.getQualifications({ signal }),
  })
}

/** History of the customer's vetted requests. */
export function useVetting(customerId: string) {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.vetting(customerId),
    queryFn: ({ signal }) => partner.insight.vetting(customerId, { signal }),
  })
}

/** The compliance review of the customer's account, which is separate from vetting. */
export function useAccountStatus(customerId: string) {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.accountStatus(customerId),
    queryFn: ({ signal }) =>
      partner.customers.byId(customerId).validationStatus.get('account', { signal }),
    // No event reports the end of a review.
    refetchInterval: ({ state }) => (state.data?.status === 'UnderReview' ? 5_000 : false),
  })
}

/** The validation code that qualified the customer; `null` when there is none. */
export function useCustomerCode(customerId: string, enabled: boolean) {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.customerCode(customerId),
    queryFn: async ({ signal }) =>
      (await partner.customers.byId(customerId).validations.get({ signal })) ?? null,
    enabled,
  })
}
