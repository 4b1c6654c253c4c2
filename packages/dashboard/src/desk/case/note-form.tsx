import { Button, makeStyles } from '@fluentui/react-components'
import { useRef, type FormEvent } from 'react'
import { useWrite } from '../../data/use-write.ts'
import { useFaults } from '../../form/use-faults.ts'
import { useReloadGuard } from '../../form/use-leave-guard.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { Failure } from '../../pieces/failure.tsx'
import { sendByKey } from '../../pieces/send-by-key.ts'
import { useToasts } from '../../pieces/toasts.tsx'
import { useDraft } from '../drafts.ts'
import { useKeys } from '../keys/use-keys.ts'
import { useCacheCase } from '../use-case.ts'
import { NoteField } from './note-field.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '8px', justifyItems: 'start', '& > div': { width: '100%' } },
})

export const longestNote = 4_000

/** Adds a note that only reviewers see. Typed text stays until it is sent. */
export function NoteForm({ caseId }: { readonly caseId: string }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const { required } = useWords().pieces
  const toasts = useToasts()
  const cacheCase = useCacheCase()
  const field = useRef<HTMLTextAreaElement>(null)
  const { draft, change } = useDraft(caseId)
  const write = useWrite((partner, text: string) => partner.desk.byId(caseId).note(text))
  const text = draft.note.trim()
  useReloadGuard(text !== '')
  const own = text === '' ? { text: required } : {}
  const faults = useFaults({ text }, own, write.error)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (!faults.mayBeSent()) return
    const found = await write.run(text)
    if (!found) return
    faults.reset()
    change({ note: '' })
    cacheCase(found)
    toasts.tell(t.noteAdded)
  }
  useKeys({
    w: () => {
      field.current?.focus()
      field.current?.scrollIntoView({ block: 'center' })
    },
  })
  return (
    <form
      ref={faults.form}
      className={styles.form}
      noValidate
      onSubmit={(event) => void send(event)}
      onKeyDown={(event) => sendByKey(event, event.currentTarget)}
    >
      <NoteField
        ref={field}
        label={t.note}
        hint={t.privateNoteHint}
        longest={longestNote}
        value={draft.note}
        fault={faults.shown.text}
        shortcut="W"
        onChange={(note) => change({ note })}
      />
      {faults.rest !== undefined && <Failure error={faults.rest} />}
      <Button type="submit" disabledFocusable={write.pending}>
        {t.addNote}
      </Button>
    </form>
  )
}
