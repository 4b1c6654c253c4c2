import type { BulkJob } from '@accredit/client'
import { Badge, makeStyles } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  ClockFilled,
  DismissCircleFilled,
  PauseCircleFilled,
} from '@fluentui/react-icons'
import { useBulkWords } from '../i18n/use-bulk-words.ts'

const looks = {
  running: { color: 'brand', icon: <ClockFilled /> },
  done: { color: 'success', icon: <CheckmarkCircleFilled /> },
  cancelled: { color: 'informative', icon: <PauseCircleFilled /> },
  stopped: { color: 'danger', icon: <DismissCircleFilled /> },
} as const satisfies Readonly<Record<BulkJob['state'], object>>

const useStyles = makeStyles({ badge: { whiteSpace: 'nowrap' } })

/** Job state as a word, a colour and an icon. */
export function JobStateBadge({ state }: { readonly state: BulkJob['state'] }) {
  const styles = useStyles()
  const t = useBulkWords()
  return (
    <Badge appearance="tint" size="large" className={styles.badge} {...looks[state]}>
      {t.states[state]}
    </Badge>
  )
}
