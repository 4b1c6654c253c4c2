import type { VettingReason } from '@accredit/client'
import { useState } from 'react'
import { useSignedIn } from '../data/signed-in.tsx'

/** Text that a reviewer has typed and not sent yet. */
export interface Draft {
  readonly reason: VettingReason | undefined
  readonly publicNote: string
  readonly privateNote: string
  /** A note of its own, beside any decision. */
  readonly note: string
}

const nothing: Draft = { reason: undefined, publicNote: '', privateNote: '', note: '' }
const drafts = new Map<string, Draft>()

/** This user's draft of a case. It outlives dialogs and pages, and ends with the tab. */
export function useDraft(caseId: string) {
  const { id: me = '' } = useSignedIn()
  const key = `${me} ${caseId}`
  const [draft, setDraft] = useState(() => drafts.get(key) ?? nothing)
  return {
    draft,
    change(changes: Partial<Draft>) {
      const changed = { ...(drafts.get(key) ?? nothing), ...changes }
      drafts.set(key, changed)
      setDraft(changed)
    },
  }
}
