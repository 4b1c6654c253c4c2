import type { VettingReason } from '@accredit/client'
import { useState } from 'react'

/** What a reviewer has typed and not sent yet. */
export interface Draft {
  readonly reason: VettingReason | undefined
  readonly publicNote: string
  readonly privateNote: string
  /** A note of its own, beside any decision. */
  readonly note: string
}

const nothing: Draft = { reason: undefined, publicNote: '', privateNote: '', note: '' }
const drafts = new Map<string, Draft>()

/** The draft of a case. It outlives dialogs and pages, and ends with the tab. */
export function useDraft(caseId: string) {
  const [draft, setDraft] = useState(() => drafts.get(caseId) ?? nothing)
  return {
    draft,
    change(changes: Partial<Draft>) {
      const changed = { ...(drafts.get(caseId) ?? nothing), ...changes }
      drafts.set(caseId, changed)
      setDraft(changed)
    },
  }
}
