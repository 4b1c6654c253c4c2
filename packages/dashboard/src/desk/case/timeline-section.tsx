import { sayCaseStep } from '@accredit/contract/words'
import type { VettingCase, VettingCaseEntry } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import {
  ArrowUndoRegular,
  CheckmarkCircleRegular,
  CircleRegular,
  DismissCircleRegular,
  EyeRegular,
  MailInboxRegular,
  NoteRegular,
  PersonArrowRightRegular,
  PersonFeedbackRegular,
  PeopleCheckmarkRegular,
} from '@fluentui/react-icons'
import type { ComponentType } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { Section } from '../../pieces/section.tsx'
import { Time } from '../../pieces/time.tsx'
import { useSayWho } from '../person.tsx'
import { NoteForm } from './note-form.tsx'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: '0 0 16px', padding: 0 },
  step: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '0 12px',
    paddingBottom: '14px',
    '& > svg': {
      fontSize: '20px',
      zIndex: 1,
      color: tokens.colorNeutralForeground2,
      backgroundColor: tokens.colorNeutralBackground1,
    },
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '9px',
      top: '20px',
      bottom: 0,
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
  },
  text: { margin: 0 },
  when: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  note: {
    margin: '4px 0 0',
    padding: '8px 12px',
    whiteSpace: 'pre-wrap',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  label: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
})

const icons: Readonly<Record<string, ComponentType>> = {
  opened: MailInboxRegular,
  'sent-to-desk': PersonFeedbackRegular,
  assigned: PersonArrowRightRegular,
  noted: NoteRegular,
  confirmed: PeopleCheckmarkRegular,
  'taken-back': ArrowUndoRegular,
  shown: EyeRegular,
}

/** Everything that happened to a case, oldest first, and the form to add a note. */
export function TimelineSection({ found }: { readonly found: VettingCase }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  return (
    <Section title={t.timeline}>
      <ol className={styles.list}>
        {found.timeline.map((entry, index) => (
          // A timeline only grows, so the index identifies an entry.
          // oxlint-disable-next-line react/no-array-index-key
          <Step key={index} entry={entry} />
        ))}
      </ol>
      <NoteForm caseId={found.id} />
    </Section>
  )
}

function Step({ entry }: { readonly entry: VettingCaseEntry }) {
  const styles = useStyles()
  const { vetting } = useWords()
  const t = useDeskWords().deskCase
  const sayWho = useSayWho()
  const { kind, at, actor, data } = entry
  const approved = data['verdict'] === 'approve'
  const decidedIcon = approved ? CheckmarkCircleRegular : DismissCircleRegular
  const Icon = kind === 'decided' ? decidedIcon : (icons[kind] ?? CircleRegular)
  const read = (name: string) => (typeof data[name] === 'string' ? data[name] : undefined)
  const reason = kind === 'decided' ? read('reason') : undefined
  const publicNote = kind === 'decided' ? read('publicNote') : undefined
  const note = kind === 'noted' ? read('text') : undefined
  return (
    <li className={styles.step} data-step={kind}>
      <Icon aria-hidden />
      <div>
        <p className={styles.text}>
          {sayCaseStep(entry, vetting, sayWho)}
          {reason !== undefined && (
            <>
              : <span lang="en">{reason}</span>
            </>
          )}
        </p>
        <span className={styles.when}>
          <Time at={at} />
          {actor.includes('@') && ` · ${actor}`}
        </span>
        {publicNote !== undefined && (
          <div className={styles.note}>
            <span className={styles.label}>{t.publicNoteIs}</span>
            <span dir="auto">{publicNote}</span>
          </div>
        )}
        {note !== undefined && (
          <p className={styles.note} dir="auto">
            {note}
          </p>
        )}
      </div>
    </li>
  )
}
