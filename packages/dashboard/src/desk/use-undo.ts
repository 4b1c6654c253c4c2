import type { VettingCase } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useWrite } from '../data/use-write.ts'
import { useDeskWords } from '../i18n/use-desk-words.ts'
import { useToasts } from '../pieces/toasts.tsx'
import { removeRecentDecision } from './recent-decisions.ts'
import { useCacheCase } from './use-case.ts'

/** Takes a decision back. What stands in the way is read again, and told by `error`. */
export function useUndo() {
  const t = useDeskWords().desk
  const toasts = useToasts()
  const queries = useQueryClient()
  const cacheCase = useCacheCase()
  const write = useWrite((partner, { id, etag }: { readonly id: string; readonly etag: string }) =>
    partner.desk.byId(id).takeBack({ etag }),
  )
  return {
    pending: write.pending,
    error: write.error,
    /** Answers whether it was taken back. */
    async undo({ id, etag, companyName }: Pick<VettingCase, 'id' | 'etag' | 'companyName'>) {
      const found = await write.run({ id, etag })
      if (!found) {
        void queries.invalidateQueries({ queryKey: keys.case(id) })
        return false
      }
      cacheCase(found)
      removeRecentDecision(id)
      toasts.tell(t.undone(companyName))
      return true
    },
  }
}
