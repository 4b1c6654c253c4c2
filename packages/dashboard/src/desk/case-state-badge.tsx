import type { VettingCaseSummary } from '@accredit/client'
import { Badge } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  DismissCircleFilled,
  HourglassHalfRegular,
  PersonFeedbackRegular,
} from '@fluentui/react-icons'
import { useWords } from '../i18n/language.tsx'
import { useMarkStyles } from './use-mark-styles.ts'

/** State of a case, with its verdict. */
export function CaseStateBadge({
  found: { state, verdict },
}: {
  readonly found: Pick<VettingCaseSummary, 'state' | 'verdict'>
}) {
  const styles = useMarkStyles()
  const { states, verdicts } = useWords().vetting
  const looks =
    verdict === undefined
      ? ({
          color: state === 'desk' ? 'brand' : 'informative',
          icon: state === 'desk' ? <PersonFeedbackRegular /> : <HourglassHalfRegular />,
        } as const)
      : verdict === 'approve'
        ? ({ color: 'success', icon: <CheckmarkCircleFilled /> } as const)
        : ({ color: 'danger', icon: <DismissCircleFilled /> } as const)
  const given = verdict && verdicts[verdict]
  return (
    <Badge appearance="tint" size="large" className={styles.mark} {...looks}>
      {given === undefined ? states[state] : `${given} · ${states[state]}`}
    </Badge>
  )
}
