import type { Partner, VettingCase } from '@accredit/client'
import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { replaceInQueue } from './queue/use-queue.ts'

/** Steps come by the event stream; this is for the case that one was missed. */
const lookEveryMs = 30_000

/** One case, kept up to date while it is shown. What is remembered is shown at once, and read again. */
export function useCase(caseId: string) {
  const partner = usePartner()
  return useQuery({ ...caseQuery(partner, caseId), staleTime: 0, refetchInterval: lookEveryMs })
}

/** Reads a case before somebody goes there. */
export async function readAhead(queries: QueryClient, partner: Partner, caseId: string) {
  await queries.prefetchQuery({ ...caseQuery(partner, caseId), staleTime: 10_000 })
}

function caseQuery(partner: Partner, caseId: string) {
  return {
    queryKey: keys.case(caseId),
    queryFn: ({ signal }: { signal: AbortSignal }) => partner.desk.byId(caseId).get({ signal }),
  }
}

/** Takes the answer to a step for what is known of the case, here and in the queue. */
export function useCacheCase(): (found: VettingCase) => void {
  const queries = useQueryClient()
  return (found) => {
    // A look that is under way may have begun before the step, and must not undo it on the page.
    void queries.cancelQueries({ queryKey: keys.case(found.id) })
    queries.setQueryData(keys.case(found.id), found)
    replaceInQueue(queries, found)
    void queries.invalidateQueries({ queryKey: keys.cases })
  }
}
