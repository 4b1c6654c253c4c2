import type { VettingCase } from '@accredit/client'
import { MessageBar, MessageBarBody } from '@fluentui/react-components'
import { useState } from 'react'
import { useWords } from '../../i18n/language.tsx'
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
 * Approves with notes, or denies with a reason. It rests on the case as it stood when the dialog was
 * opened: a change by somebody else is told before it counts, and nothing that was typed is lost.
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
  const t = useWords().deskCase
  const { draft, change } = useDraft(found.id)
  const { decide, pending, error } = useDecide(found.id, onDecided)
  const [seenEtag, setSeenEtag] = useState<string | undefined>(found.etag)
  const { reason } = draft
  const { publicNote, privateNote } = draft[verdict]
  useFocusBack()
  const blocked = found.state !== 'desk'
  const send = async () => {
    await decide({
      etag: seenEtag ?? found.etag,
      verdict,
      ...(verdict === 'deny' && { reason }),
      ...(publicNote.trim() !== '' && { publicNote: publicNote.trim() }),
      ...(privateNote.trim() !== '' && { privateNote: privateNote.trim() }),
    })
    // The change has been shown by now; sending again takes it into account.
    setSeenEtag(undefined)
  }
  return (
    <FormDialog
      title={
        verdict === 'approve' ? t.approveTitle(found.companyName) : t.denyTitle(found.companyName)
      }
      submit={verdict === 'approve' ? t.approve : t.denyNow}
      pending={pending}
      error={blocked ? undefined : error}
      disabled={blocked || (verdict === 'deny' && reason === undefined)}
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
        <ReasonChoice chosen={reason} choose={(chosen) => change({ reason: chosen })} />
      )}
      <NoteField
        label={t.publicNote}
        hint={t.publicNoteHint}
        longest={longestPublicNote}
        value={publicNote}
        onChange={(text) => change({ [verdict]: { publicNote: text } })}
      />
      <NoteField
        label={t.privateNote}
        hint={t.privateNoteHint}
        longest={longestNote}
        value={privateNote}
        onChange={(text) => change({ [verdict]: { privateNote: text } })}
      />
    </FormDialog>
  )
}
