import { rowOf, type VettingCase } from '@accredit/client'
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState } from 'react'
import { useFaults } from '../../form/use-faults.ts'
import { useReloadGuard } from '../../form/use-leave-guard.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { FormDialog } from '../../pieces/form-dialog.tsx'
import { useDraft } from '../drafts.ts'
import { useFocusBack } from '../keys/use-focus-back.ts'
import { NewsBar } from './news-bar.tsx'
import { longestNote } from './note-form.tsx'
import { NoteField } from './note-field.tsx'
import { ReasonChoice } from './reason-choice.tsx'
import { useDecide } from './use-decide.ts'
import type { News } from './use-news.ts'

const longestPublicNote = 2_000

/**
 * Approves with notes, or denies with a reason. The decision refers to the case as it was when the
 * dialog was opened: a change by somebody else is shown before it can be sent, and typed text is
 * kept.
 */
export function DecisionDialog({
  verdict,
  found,
  news,
  onClose,
  onDecided,
}: {
  readonly verdict: 'approve' | 'deny'
  readonly found: VettingCase
  readonly news: News
  readonly onClose: () => void
  readonly onDecided: () => void
}) {
  const t = useDeskWords().deskCase
  const { draft, change } = useDraft(found.id)
  const { decide, pending, error } = useDecide(found.id, onDecided)
  const [seenEtag, setSeenEtag] = useState<string | undefined>(found.etag)
  const { reason } = draft
  const { publicNote, privateNote } = draft[verdict]
  useFocusBack()
  const blocked = found.state !== 'desk'
  const own = verdict === 'deny' && reason === undefined ? { reason: t.chooseReason } : {}
  const values = { reason: reason ?? '', publicNote, privateNote }
  const faults = useFaults(values, own, blocked ? undefined : error)
  useReloadGuard(publicNote.trim() !== '' || privateNote.trim() !== '')
  const send = async () => {
    if (!faults.mayBeSent()) return
    await decide({
      etag: seenEtag ?? found.etag,
      verdict,
      ...(verdict === 'deny' && { reason }),
      ...(publicNote.trim() !== '' && { publicNote: publicNote.trim() }),
      ...(privateNote.trim() !== '' && { privateNote: privateNote.trim() }),
    })
    // The change is shown now; sending again accepts it.
    setSeenEtag(undefined)
  }
  return (
    <FormDialog
      form={faults.form}
      title={
        verdict === 'approve' ? t.approveTitle(found.companyName) : t.denyTitle(found.companyName)
      }
      submit={verdict === 'approve' ? t.approve : t.denyNow}
      pending={pending}
      error={faults.rest}
      disabled={blocked}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <NewsBar news={news} />
      {blocked && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t.kept}</MessageBarBody>
        </MessageBar>
      )}
      {verdict === 'deny' && (
        <ReasonChoice
          reasons={rowOf(found.qualification).reasons}
          chosen={reason}
          choose={(chosen) => change({ reason: chosen })}
          fault={faults.shown.reason}
        />
      )}
      <NoteField
        label={t.publicNote}
        hint={t.publicNoteHint}
        longest={longestPublicNote}
        value={publicNote}
        fault={faults.shown.publicNote}
        onChange={(text) => change({ [verdict]: { publicNote: text } })}
      />
      <NoteField
        label={t.privateNote}
        hint={t.privateNoteHint}
        longest={longestNote}
        value={privateNote}
        fault={faults.shown.privateNote}
        onChange={(text) => change({ [verdict]: { privateNote: text } })}
      />
    </FormDialog>
  )
}
