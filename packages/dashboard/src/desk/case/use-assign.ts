import type { VettingCase } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../../data/keys.ts'
import { useWrite } from '../../data/use-write.ts'
import { useCacheCase } from '../use-case.ts'

/** Assigns a case to a reviewer, or with `null` back to the queue. */
export function useAssign({ id }: Pick<VettingCase, 'id'>) {
  const queries = useQueryClient()
  const cacheCase = useCacheCase()
  const write = useWrite((partner, assignee: string | null) =>
    partner.desk.byId(id).assign(assignee),
  )
  return {
    pending: write.pending,
    error: write.error,
    /** Resolves to true on success. */
    async assign(assignee: string | null) {
      const found = await write.run(assignee)
      if (found) cacheCase(found)
      else void queries.invalidateQueries({ queryKey: keys.case(id) })
      return found !== undefined
    },
  }
}
