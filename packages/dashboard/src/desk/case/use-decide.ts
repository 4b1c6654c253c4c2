import type { Decision, VettingCase } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../../data/keys.ts'
import { useWrite } from '../../data/use-write.ts'
import { useDraft } from '../drafts.ts'
import { addRecentDecision } from '../recent-decisions.ts'
import { useCacheCase } from '../use-case.ts'

/** A decision with the etag of the case as the reviewer saw it. */
type Step = Decision & { readonly etag: string }

/** Decides a case. On failure the case is refetched, so that the page shows what has changed. */
export function useDecide(caseId: string, onDecided: () => void) {
  const queries = useQueryClient()
  const cacheCase = useCacheCase()
  const { change } = useDraft(caseId)
  const write = useWrite((partner, { etag, ...decision }: Step): Promise<VettingCase> =>
    partner.desk.byId(caseId).decide(decision, { etag }),
  )
  return {
    pending: write.pending,
    error: write.error,
    reset: write.reset,
    async decide(step: Step) {
      const found = await write.run(step)
      if (!found) {
        void queries.invalidateQueries({ queryKey: keys.case(caseId) })
        return
      }
      // Reason and public note may be needed again after an undo; the private note is stored with
      // the case.
      change({ [step.verdict]: { privateNote: '' } })
      addRecentDecision(caseId)
      cacheCase(found)
      onDecided()
    },
  }
}
