import type { VettingRound } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  ClockFilled,
  DismissCircleFilled,
  PersonClockFilled,
} from '@fluentui/react-icons'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { Section } from '../pieces/section.tsx'
import { Time } from '../pieces/time.tsx'
import { useVetting } from './use-account.ts'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  round: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '0 12px',
    paddingBottom: '20px',
    '& > svg': { fontSize: '20px', zIndex: 1, backgroundColor: tokens.colorNeutralBackground1 },
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '9px',
      top: '20px',
      bottom: 0,
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':last-child': { paddingBottom: 0 },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
  note: { margin: '6px 0 0', whiteSpace: 'pre-wrap' },
  good: { color: tokens.colorPaletteGreenForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  open: { color: tokens.colorCompoundBrandForeground1 },
})

/** Every vetted request of a customer with its outcome, newest first. */
export function VettingHistory({ customerId }: { readonly customerId: string }) {
  const styles = useStyles()
  const t = useWords().account
  const { data: vetting } = useVetting(customerId)
  if (!vetting || vetting.rounds.length === 0) return null
  const { rounds } = vetting
  return (
    <Section title={t.history}>
      <ol className={styles.list}>
        {rounds.map((round, index) => (
          <Round key={round.caseId} round={round} count={rounds.length - index} />
        ))}
      </ol>
    </Section>
  )
}

function Round({ round, count }: { readonly round: VettingRound; readonly count: number }) {
  const styles = useStyles()
  const t = useWords().account
  const { number } = useFormats()
  const { state, requestedAt, requestedBy, shownAt, reason, publicNote } = round
  const looks = {
    waiting: { icon: <ClockFilled className={styles.open} aria-hidden />, text: t.roundWaiting },
    review: {
      icon: <PersonClockFilled className={styles.open} aria-hidden />,
      text: t.roundReview,
    },
    approved: {
      icon: <CheckmarkCircleFilled className={styles.good} aria-hidden />,
      text: t.roundApproved,
    },
    denied: {
      icon: <DismissCircleFilled className={styles.bad} aria-hidden />,
      text: reason ?? t.roundDenied,
    },
  }[state]
  return (
    <li className={styles.round}>
      {looks.icon}
      <div>
        <h3 className={styles.title}>{`${t.round(number(count))}: ${looks.text}`}</h3>
        <p className={styles.text}>
          <Time at={requestedAt} />
          {requestedBy && ` · ${t.roundBy(requestedBy)}`}
        </p>
        {shownAt !== undefined && (
          <p className={styles.text}>
            {t.stepVerdict}: <Time at={shownAt} />
          </p>
        )}
        {publicNote !== undefined && (
          <p className={styles.note} dir="auto">
            {publicNote}
          </p>
        )}
      </div>
    </li>
  )
}
