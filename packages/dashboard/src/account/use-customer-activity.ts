import { useQuery } from '@tanstack/react-query'
import { daysBefore } from '../activity/days.ts'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useNow } from '../data/signed-in.tsx'

const shownAtMost = 10

/** Reads the newest log records about a customer, including former ones. */
export function useCustomerActivity(
  customerId: string,
  { days, enabled = true }: { readonly days: number; readonly enabled?: boolean },
) {
  const partner = usePartner()
  const now = useNow()
  return useQuery({
    queryKey: [...keys.customerActivity(customerId), days],
    enabled,
    queryFn: async ({ signal }) => {
      const filter = { field: 'CustomerId', operator: 'equals', value: customerId }
      // Without an end date, the service returns thirty days from the start date.
      const [start, end] = [daysBefore(now, days), daysBefore(now, 0)]
      const wanted = { start, end, filter, size: shownAtMost }
      return (await partner.auditRecords.query(wanted, { signal })).items
    },
  })
}
