import type { VettingCase } from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { useState, useEffect } from 'react'
import { keys } from '../../data/keys.ts'
import { useSignedIn } from '../../data/signed-in.tsx'
import { useWrite } from '../../data/use-write.ts'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { useToasts } from '../../pieces/toasts.tsx'
import { useDraft } from '../drafts.ts'
import { useKeys } from '../keys/use-keys.ts'
import { isSamePerson } from '../short-name.ts'
import { useCacheCase } from '../use-case.ts'
import { useUndo } from '../use-undo.ts'
import { useAssign } from './use-assign.ts'
import { useDecide } from './use-decide.ts'
import type { CaseNavigation } from './use-case-navigation.ts'

/** Steps for the open case, by button and by key. */
export interface CaseSteps {
  /** True when a decision may be made: nothing is under way, and the case has stood still. */
  readonly ready: boolean
  readonly pending: boolean
  /** Error of the last step. */
  readonly error: unknown
  /** The dialog that is open. */
  readonly dialog: 'approve' | 'deny' | undefined
  closeDialog(): void
  approve(): void
  approveWithNote(): void
  deny(): void
  confirm(): void
  undo(): void
  assign(assignee: string | null): Promise<boolean>
}

/** Gathers the steps of a case. Approving needs no dialog, unless a note to it has been begun. */
export function useCaseSteps(found: VettingCase, ways: CaseNavigation): CaseSteps {
  const t = useDeskWords().deskCase
  const toasts = useToasts()
  const queries = useQueryClient()
  const cacheCase = useCacheCase()
  const { id: me } = useSignedIn()
  const [dialog, setDialog] = useState<CaseSteps['dialog']>()
  const { draft } = useDraft(found.id)
  const decision = useDecide(found.id, ways.goOn)
  const undoing = useUndo()
  const assigning = useAssign(found)
  const confirming = useWrite((partner, { id, etag }: Pick<VettingCase, 'id' | 'etag'>) =>
    partner.desk.byId(id).confirm({ etag }),
  )
  const stands = useSettled(`${found.id} ${found.etag}`)
  const pending = decision.pending || undoing.pending || confirming.pending
  const ready = stands && !pending
  const decidable = ready && found.state === 'desk'
  const hasNote = Object.values(draft.approve).some((note) => note.trim() !== '')

  const confirm = async () => {
    const confirmed = await confirming.run({ id: found.id, etag: found.etag })
    if (confirmed) {
      cacheCase(confirmed)
      toasts.tell(t.confirmed(found.companyName))
    } else void queries.invalidateQueries({ queryKey: keys.case(found.id) })
  }
  const steps: CaseSteps = {
    ready,
    pending,
    error: decision.error ?? undoing.error ?? confirming.error ?? assigning.error,
    dialog,
    closeDialog: () => setDialog(undefined),
    approve() {
      if (!decidable) return
      if (hasNote) setDialog('approve')
      else void decision.decide({ verdict: 'approve', etag: found.etag })
    },
    approveWithNote: () => decidable && setDialog('approve'),
    deny: () => decidable && setDialog('deny'),
    confirm() {
      const mayConfirm = found.needsConfirmation && !isSamePerson(found.decidedById, me)
      if (ready && mayConfirm) void confirm()
    },
    undo() {
      if (!pending && found.state === 'decided') void undoing.undo(found)
    },
    assign: assigning.assign,
  }
  useKeys({
    a: steps.approve,
    'Shift+a': steps.approveWithNote,
    d: steps.deny,
    c: steps.confirm,
    u: found.state === 'decided' ? steps.undo : undefined,
    n: ways.toNext,
    p: ways.toPrevious,
    q: ways.toQueue,
  })
  return steps
}

/** Shorter than anybody reads, longer than the second half of a double click. */
const settleMs = 600

/**
 * Turns true when the content has stood still for a moment. A second click or key that was meant for
 * the case before must not decide this one, nor one that came just when a colleague changed it.
 * @param shown names what is shown; another name begins the moment anew
 */
function useSettled(shown: string): boolean {
  const [armed, setArmed] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setArmed(shown), settleMs)
    return () => clearTimeout(timer)
  }, [shown])
  return armed === shown
}
