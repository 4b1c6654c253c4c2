import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'

/** The partner's validation codes; read only while enabled. */
export function useCodes(enabled = true) {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.codes,
    enabled,
    queryFn: ({ signal }) => partner.validations.codes({ signal }),
  })
}

/** Customers that used the codes, newest first. */
export function useRedemptions() {
  const partner = usePartner()
  return useQuery({
    queryKey: keys.redemptions,
    queryFn: ({ signal }) => partner.insight.codeRedemptions({ signal }),
  })
}
