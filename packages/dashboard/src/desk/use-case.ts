import type { Partner, VettingCase } from '@accredit/client'
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { replaceInQueue } from './queue/use-queue.ts'

/** Fallback in case an event was missed; steps arrive by the event stream. */
const lookEveryMs = 30_000

/**
 * Reads one case and keeps it up to date while it is shown. A cached case is shown at once and
 * refetched.
 */
export function useCase(caseId: string) {
  const partner = usePartner()
  return useQuery({ ...caseQuery(partner, caseId), staleTime: 0, refetchInterval: lookEveryMs })
}

/** Prefetches a case. */
export async function readAhead(queries: QueryClient, partner: Partner, caseId: string) {
  await queries.prefetchQuery({ ...caseQuery(partner, caseId), staleTime: 10_000 })
}

function caseQuery(partner: Partner, caseId: string) {
  return {
    queryKey: keys.case(caseId),
    queryFn: ({ signal }: { signal: AbortSignal }) => partner.desk.byId(caseId).get({ signal }),
  }
}

/** Writes the answer of a step into the cache, for the case and the queue. */
export function useCacheCase(): (found: VettingCase) => void {
  const queries = useQueryClient()
  return (found) => {
    // A read in flight may have begun before the step and must not overwrite it.
    void queries.cancelQueries({ queryKey: keys.case(found.id) })
    queries.setQueryData(keys.case(found.id), found)
    replaceInQueue(queries, found)
    void queries.invalidateQueries({ queryKey: keys.cases })
  }
}
