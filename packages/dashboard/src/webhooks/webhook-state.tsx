import type { Webhook } from '@accredit/client'
import { Badge, makeStyles } from '@fluentui/react-components'
import {
  CheckmarkCircleFilled,
  DismissCircleFilled,
  PauseCircleFilled,
  WarningFilled,
} from '@fluentui/react-icons'
import { useEventWords } from '../i18n/use-event-words.ts'

const looks = {
  on: { color: 'success', icon: <CheckmarkCircleFilled /> },
  paused: { color: 'informative', icon: <PauseCircleFilled /> },
  gone: { color: 'danger', icon: <DismissCircleFilled /> },
  failing: { color: 'danger', icon: <DismissCircleFilled /> },
} as const satisfies Readonly<Record<Webhook['state'], object>>

const useStyles = makeStyles({
  badge: { height: 'auto', minHeight: '24px', paddingBlock: '2px', textAlign: 'start' },
})

/**
 * State of an endpoint as words, a colour and an icon; one that is on but failing is distinguished.
 */
export function WebhookState({ webhook }: { readonly webhook: Webhook }) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { state, failingSince } = webhook
  const isAiling = state === 'on' && failingSince !== undefined
  const look = isAiling ? ({ color: 'warning', icon: <WarningFilled /> } as const) : looks[state]
  return (
    <Badge appearance="tint" size="large" className={styles.badge} {...look}>
      {isAiling ? t.ailing : t.states[state]}
    </Badge>
  )
}
