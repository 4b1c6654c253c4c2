import type { VettingCaseSummary } from '@accredit/client'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  DismissCircleFilled,
  HourglassHalfRegular,
  PersonFeedbackRegular,
} from '@fluentui/react-icons'
import { useMessages } from '../i18n/language.tsx'
import { messages } from './messages.ts'

const useStyles = makeStyles({
  badge: {
    height: 'auto',
    minHeight: '24px',
    maxWidth: '100%',
    borderRadius: tokens.borderRadiusXLarge,
    overflowWrap: 'normal',
    textAlign: 'start',
  },
})

/** Where a case stands, and with which verdict. */
export function CaseStateBadge({
  found: { state, verdict },
}: {
  readonly found: Pick<VettingCaseSummary, 'state' | 'verdict'>
}) {
  const styles = useStyles()
  const t = useMessages(messages)
  const looks =
    verdict === undefined
      ? ({
          color: state === 'desk' ? 'brand' : 'informative',
          icon: state === 'desk' ? <PersonFeedbackRegular /> : <HourglassHalfRegular />,
        } as const)
      : verdict === 'approve'
        ? ({ color: 'success', icon: <CheckmarkCircleFilled /> } as const)
        : ({ color: 'danger', icon: <DismissCircleFilled /> } as const)
  const given = verdict && (verdict === 'approve' ? t.approved : t.denied)
  return (
    <Badge appearance="tint" size="large" className={styles.badge} {...looks}>
      {given === undefined ? t.states[state] : `${given} · ${t.states[state]}`}
    </Badge>
  )
}
