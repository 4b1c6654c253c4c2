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

/** Steps for the open case, shared by buttons and keys. */
export interface CaseSteps {
  /**
   * True when a decision may be made: nothing is pending, and the case has been still for a moment.
   */
  readonly ready: boolean
  readonly pending: boolean
  /** Error of the last step. */
  readonly error: unknown
  readonly dialog: 'approve' | 'deny' | undefined
  closeDialog(): void
  approve(): void
  approveWithNote(): void
  deny(): void
  confirm(): void
  undo(): void
  assign(assignee: string | null): Promise<boolean>
}

/** Provides the steps of a case. Approving needs no dialog unless a note was begun. */
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

/** Shorter than anybody reads, longer than a double click. */
const settleMs = 600

/**
 * Turns true once the content has not changed for a moment. A second click or key press meant for
 * the previous case must not decide this one, nor a case that a colleague has just changed.
 * @param shown identifies the content; a new value restarts the wait
 */
function useSettled(shown: string): boolean {
  const [armed, setArmed] = useState<string>()
  useEffect(() => {
    const timer = setTimeout(() => setArmed(shown), settleMs)
    return () => clearTimeout(timer)
  }, [shown])
  return armed === shown
}
