import type { Reviewer } from '@accredit/client'
import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'

const none: readonly Reviewer[] = []

/** The reviewers that the service has seen. Without an answer there is still the way to type a name. */
export function useReviewers(): readonly Reviewer[] {
  const partner = usePartner()
  const { data } = useQuery({
    queryKey: keys.reviewers,
    queryFn: ({ signal }) => partner.desk.reviewers({ signal }),
  })
  return data?.items ?? none
}
