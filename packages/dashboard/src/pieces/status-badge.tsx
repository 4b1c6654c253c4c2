import { Badge, makeStyles } from '@fluentui/react-components'
import { CheckmarkCircleFilled, ClockFilled, DismissCircleFilled } from '@fluentui/react-icons'
import { useWords } from '../i18n/language.tsx'
import {
  standingOf,
  statusText,
  type Qualification,
  type Standing,
} from '../i18n/qualification-words.ts'

const looks = {
  set: { color: 'success', icon: <CheckmarkCircleFilled /> },
  'in-review': { color: 'brand', icon: <ClockFilled /> },
  denied: { color: 'danger', icon: <DismissCircleFilled /> },
} as const satisfies Readonly<Record<Standing, object>>

const useStyles = makeStyles({
  // A published reason is a sentence, and may need two lines.
  badge: {
    height: 'auto',
    minHeight: '24px',
    maxWidth: '100%',
    paddingBlock: '2px',
    textAlign: 'start',
  },
})

/** State of a qualification as a word, a colour and an icon. */
export function StatusBadge({
  qualification,
  text,
}: {
  readonly qualification: Qualification
  /**
   * Default: the name of a qualification that is set, else its state or the reason for its denial.
   */
  readonly text?: string | undefined
}) {
  const styles = useStyles()
  const titles = useWords().qualificationTitles
  const states = useWords().vetting.statuses
  return (
    <Badge
      appearance="tint"
      size="large"
      className={styles.badge}
      {...looks[standingOf(qualification)]}
    >
      {text ?? statusText(qualification, { titles, states })}
    </Badge>
  )
}
