import type { VettingCaseSummary } from '@accredit/client'
import { Badge } from '@fluentui/react-components'
import { CalendarClockRegular, ClockAlarmFilled, WarningFilled } from '@fluentui/react-icons'
import { useNow } from '../data/signed-in.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useDeskWords } from '../i18n/use-desk-words.ts'
import { judgeSla } from './judge-sla.ts'
import { useMarkStyles } from './use-mark-styles.ts'

const looks = {
  overdue: { color: 'danger', appearance: 'filled', icon: <WarningFilled /> },
  soon: { color: 'warning', appearance: 'tint', icon: <ClockAlarmFilled /> },
  later: { color: 'informative', appearance: 'outline', icon: <CalendarClockRegular /> },
} as const

/** Time until or since a case is due: in words, with an icon and a colour. */
export function SlaMark({ found }: { readonly found: VettingCaseSummary }) {
  const styles = useMarkStyles()
  const t = useDeskWords().desk
  const { duration } = useFormats()
  const sla = judgeSla(found, useNow())
  if (sla.standing === 'met') return null
  const say = sla.standing === 'overdue' ? t.overdueBy : t.dueIn
  return (
    <Badge size="large" className={styles.mark} {...looks[sla.standing]}>
      {say(duration(sla.seconds))}
    </Badge>
  )
}
