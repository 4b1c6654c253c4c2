import type { Reviewer } from '@accredit/client'
import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'

const none: readonly Reviewer[] = []

/** Reviewers that the service has seen. If the read fails, a user name can still be typed. */
export function useReviewers(): readonly Reviewer[] {
  const partner = usePartner()
  const { data } = useQuery({
    queryKey: keys.reviewers,
    queryFn: ({ signal }) => partner.desk.reviewers({ signal }),
  })
  return data?.items ?? none
}
