import type { BulkJob } from '@accredit/client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useLiveState } from '../data/live.tsx'
import { usePartner } from '../data/partner.tsx'

/** Page size of the job and row lists. */
export const pageSize = 50
/** Polling interval for a running job while the event stream is down. */
const withoutStreamMs = 2_000

/** Reads a page of the partner's jobs. */
export function useJobs(after: string | undefined) {
  const partner = usePartner()
  const query = { size: pageSize, after }
  return useQuery({
    queryKey: keys.jobPage(query),
    queryFn: ({ signal }) => partner.bulkJobs.list(query, { signal }),
    placeholderData: keepPreviousData,
  })
}

/** Reads one job and refreshes it on changes. */
export function useJob(jobId: string) {
  const partner = usePartner()
  const live = useLiveState()
  return useQuery({
    queryKey: keys.job(jobId),
    queryFn: ({ signal }) => partner.bulkJobs.get(jobId, { signal }),
    refetchInterval: ({ state }) =>
      live !== 'open' && isAlive(state.data) ? withoutStreamMs : false,
  })
}

/** Reads a page of the lines of a job. */
export function useJobLines(jobId: string, query: { outcome: string; after: string | undefined }) {
  const partner = usePartner()
  const { outcome, after } = query
  const wanted = { size: pageSize, after, ...(outcome !== '' && { outcome }) }
  return useQuery({
    queryKey: keys.jobLines(jobId, wanted),
    queryFn: ({ signal }) => partner.bulkJobs.lines(jobId, wanted, { signal }),
    placeholderData: keepPreviousData,
  })
}

function isAlive(job: BulkJob | undefined): boolean {
  return job?.state === 'running' || (job?.counts.inReview ?? 0) > 0
}
