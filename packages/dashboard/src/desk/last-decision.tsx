import type { VettingCase } from '@accredit/client'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowUndoRegular, CheckmarkCircleFilled, DismissCircleFilled } from '@fluentui/react-icons'
import { useEffect } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { useDeskWords } from '../i18n/use-desk-words.ts'
import { Failure } from '../pieces/failure.tsx'
import { Name } from '../pieces/name.tsx'
import { navigate } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { KeyOnButton } from './keys/key-cap.tsx'
import { useKeys } from './keys/use-keys.ts'
import { removeRecentDecision, useRecentDecisions } from './recent-decisions.ts'
import { useCase } from './use-case.ts'
import { useCountdown } from './use-countdown.ts'
import { useUndo } from './use-undo.ts'

const useStyles = makeStyles({
  around: { display: 'grid', gap: '8px' },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px 10px',
    minHeight: '32px',
    padding: '6px 8px 6px 14px',
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    '& > svg': { flexShrink: 0, fontSize: '20px' },
  },
  text: { minWidth: 0 },
  rest: { color: tokens.colorNeutralForeground2, fontVariantNumeric: 'tabular-nums' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  button: { marginInlineStart: 'auto' },
})

/**
 * The user's last decision while it can be undone and they are on another case. A page that shows
 * its own decision excludes that one, and may take over the key.
 */
export function LastDecision({
  except,
  withKey = true,
}: {
  readonly except?: string
  readonly withKey?: boolean
}) {
  const recent = useRecentDecisions()
  const caseId = recent.find((known) => known !== except)
  return caseId === undefined ? null : <Decided key={caseId} caseId={caseId} withKey={withKey} />
}

function Decided({ caseId, withKey }: { readonly caseId: string; readonly withKey: boolean }) {
  const { data: found } = useCase(caseId)
  const over = found !== undefined && found.state !== 'decided'
  useEffect(() => {
    if (over) removeRecentDecision(caseId)
  }, [over, caseId])
  return found === undefined || over ? null : <Undoable found={found} withKey={withKey} />
}

function Undoable({ found, withKey }: { readonly found: VettingCase; readonly withKey: boolean }) {
  const styles = useStyles()
  const t = useDeskWords().desk
  const { vetting } = useWords()
  const { undo, pending, error } = useUndo()
  const { duration } = useFormats()
  const left = useCountdown(found.showAt)
  const approved = found.verdict === 'approve'
  const takeBack = async () => {
    if (await undo(found)) navigate(addresses.case(found.id) + location.search)
  }
  useKeys({ u: withKey ? () => void takeBack() : undefined })
  return (
    <section aria-label={t.lastDecision} className={styles.around}>
      <div className={styles.line}>
        {approved ? (
          <CheckmarkCircleFilled className={styles.good} aria-hidden />
        ) : (
          <DismissCircleFilled className={styles.bad} aria-hidden />
        )}
        <span className={styles.text} role="status">
          <Name>{found.companyName}</Name>
          {`: ${vetting.verdicts[approved ? 'approve' : 'deny']}`}
        </span>
        <span className={styles.rest} role="timer">
          {left === undefined
            ? t.secondNeeded
            : left > 0
              ? t.shownIn(duration(left))
              : t.beingShown}
        </span>
        <Button
          className={styles.button}
          size="small"
          icon={<ArrowUndoRegular />}
          aria-keyshortcuts="U"
          disabledFocusable={pending || left === 0}
          onClick={() => void takeBack()}
        >
          {t.undo}
          {withKey && <KeyOnButton>U</KeyOnButton>}
        </Button>
      </div>
      {error !== undefined && <Failure error={error} />}
    </section>
  )
}
