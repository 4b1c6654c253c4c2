import type { VettingCase } from '@accredit/client'
import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  ArrowUndoRegular,
  CheckmarkRegular,
  DismissRegular,
  NoteAddRegular,
  PeopleCheckmarkRegular,
} from '@fluentui/react-icons'
import { useSignedIn } from '../../data/signed-in.tsx'
import { useFormats } from '../../i18n/formats.ts'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { narrow, wide } from '../../pieces/widths.ts'
import { useOpener } from '../../pieces/use-opener.ts'
import { KeyOnButton } from '../keys/key-cap.tsx'
import { useSayWho } from '../person.tsx'
import { isSamePerson, type SayWho } from '../short-name.ts'
import { useCountdown } from '../use-countdown.ts'
import { AssignMenu } from './assign-menu.tsx'
import type { CaseSteps } from './use-case-steps.ts'
import type { DeskWords } from '../../words/words.ts'

const useStyles = makeStyles({
  bar: {
    // On a phone a sticky bar would fill the screen.
    [wide]: { position: 'sticky', top: '56px', zIndex: 1 },
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 16px',
    padding: '10px 16px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow8,
    [narrow]: { padding: '8px' },
  },
  standing: { flex: '1 1 240px', minWidth: 0, margin: 0, fontVariantNumeric: 'tabular-nums' },
  // Narrow screens have room for the buttons alone.
  quiet: { [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden' } },
  long: { [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden' } },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
  button: { [narrow]: { minWidth: 0, padding: '5px 8px' } },
})

/** State of the case, with the available steps. */
export function CaseBar({
  found,
  steps,
}: {
  readonly found: VettingCase
  readonly steps: CaseSteps
}) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const desk = useDeskWords().desk
  const { duration, dateTime } = useFormats()
  const sayWho = useSayWho()
  const opener = useOpener()
  const { id: me } = useSignedIn()
  const seconds = useCountdown(found.showAt)
  const left = seconds ? duration(seconds) : ''
  const own = isSamePerson(found.decidedById, me)
  const standing = sayStanding(found, { words: t, sayWho, dateTime, left, own })
  const { state, needsConfirmation } = found
  // A press in the first moment is ignored, but the button is not drawn as disabled, which would
  // flicker.
  const waits = steps.pending
  return (
    <div role="group" aria-label={t.decision} className={styles.bar} data-ready={steps.ready}>
      <p
        className={mergeClasses(styles.standing, state === 'desk' && styles.quiet)}
        role={state === 'decided' && !needsConfirmation ? 'timer' : undefined}
      >
        {standing.join(' ')}
      </p>
      <div className={styles.buttons}>
        {state === 'desk' && (
          <>
            <Button
              className={styles.button}
              appearance="primary"
              icon={<CheckmarkRegular />}
              aria-keyshortcuts="A"
              disabledFocusable={waits}
              onClick={steps.approve}
            >
              {t.approve}
              <KeyOnButton>A</KeyOnButton>
            </Button>
            <Button
              className={styles.button}
              icon={<DismissRegular />}
              aria-keyshortcuts="D"
              disabledFocusable={waits}
              onClick={steps.deny}
              {...opener}
            >
              {t.deny}
              <KeyOnButton>D</KeyOnButton>
            </Button>
            <Button
              className={styles.button}
              icon={<NoteAddRegular />}
              aria-keyshortcuts="Shift+A"
              disabledFocusable={waits}
              onClick={steps.approveWithNote}
              {...opener}
            >
              <span className={styles.long}>{t.approveWithNote}</span>
            </Button>
          </>
        )}
        {needsConfirmation && !own && (
          <Button
            appearance="primary"
            icon={<PeopleCheckmarkRegular />}
            aria-keyshortcuts="C"
            disabledFocusable={waits}
            onClick={steps.confirm}
          >
            {t.confirm}
            <KeyOnButton>C</KeyOnButton>
          </Button>
        )}
        {state === 'decided' && (
          <Button
            icon={<ArrowUndoRegular />}
            aria-keyshortcuts="U"
            disabledFocusable={steps.pending || seconds === 0}
            onClick={steps.undo}
          >
            {own ? desk.undo : t.takeBack}
            <KeyOnButton>U</KeyOnButton>
          </Button>
        )}
        {state !== 'decided' && state !== 'shown' && (
          <AssignMenu found={found} assign={steps.assign} />
        )}
      </div>
    </div>
  )
}

/** Describes the state of a case in sentences: who decided, and what happens next. */
function sayStanding(
  found: VettingCase,
  said: {
    readonly words: DeskWords['deskCase']
    readonly sayWho: SayWho
    readonly dateTime: (time: string) => string
    /** Time until the verdict is shown, in words; empty when that is now. */
    readonly left: string
    readonly own: boolean
  },
): readonly string[] {
  const { state, verdict, reason, needsConfirmation, shownAt } = found
  const { decidedBy = '', decidedById, confirmedBy, confirmedById } = found
  const { words, sayWho, dateTime, left, own } = said
  if (state === 'waiting' || state === 'examining') return [words.notYet]
  if (state === 'desk' || verdict === undefined) return [words.forYou]
  const who = sayWho(decidedBy, decidedById)
  const decided = verdict === 'approve' ? words.approvedBy(who) : words.deniedBy(who, reason ?? '')
  const confirmed =
    confirmedBy === undefined ? [] : [words.confirmedBy(sayWho(confirmedBy, confirmedById))]
  if (shownAt !== undefined) return [decided, ...confirmed, words.shownAt(dateTime(shownAt))]
  if (needsConfirmation) return [decided, own ? words.ownConfirmNeeded : words.confirmNeeded]
  return [decided, ...confirmed, left === '' ? words.beingShown : words.shownIn(left)]
}
