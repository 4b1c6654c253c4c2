import type { VettingReason } from '@accredit/client'
import { useSyncExternalStore } from 'react'
import { useSignedIn } from '../data/signed-in.tsx'

/** Notes of a decision. */
interface Notes {
  readonly publicNote: string
  readonly privateNote: string
}

/** Text that a reviewer has typed but not sent. */
export interface Draft {
  readonly reason: VettingReason | undefined
  /** Kept apart, since a note to a denial does not fit an approval. */
  readonly approve: Notes
  readonly deny: Notes
  /** A note independent of any decision. */
  readonly note: string
}

const noNotes: Notes = { publicNote: '', privateNote: '' }
const nothing: Draft = { reason: undefined, approve: noNotes, deny: noNotes, note: '' }
const drafts = new Map<string, Draft>()
const changed = new EventTarget()

/** Changes to a draft, member by member. */
type Changes = Partial<Pick<Draft, 'reason' | 'note'>> & {
  readonly [Verdict in 'approve' | 'deny']?: Partial<Notes>
}

/**
 * This user's draft of a case, shared by everything that shows it. It survives dialogs and pages,
 * and ends with the tab.
 */
export function useDraft(caseId: string) {
  const { id: me = '' } = useSignedIn()
  const key = `${me} ${caseId}`
  const read = () => drafts.get(key) ?? nothing
  return {
    draft: useSyncExternalStore(subscribe, read),
    change({ approve, deny, ...changes }: Changes) {
      const before = read()
      drafts.set(key, {
        ...before,
        ...changes,
        approve: { ...before.approve, ...approve },
        deny: { ...before.deny, ...deny },
      })
      changed.dispatchEvent(new Event('change'))
    },
  }
}

function subscribe(listener: () => void): () => void {
  changed.addEventListener('change', listener)
  return () => changed.removeEventListener('change', listener)
}
