import type { WebhookDelivery } from '@accredit/client'
import { Badge } from '@fluentui/react-components'
import { useEventWords } from '../i18n/use-event-words.ts'

const colors = { pending: 'warning', delivered: 'success', dead: 'danger' } as const

/** Delivery state as a word and a colour. */
export function DeliveryMark({ state }: Pick<WebhookDelivery, 'state'>) {
  const t = useEventWords().webhooks
  return (
    <Badge appearance="tint" color={colors[state]}>
      {t.deliveryStates[state]}
    </Badge>
  )
}
