import type { WebhookDelivery } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { wordFor } from '../desk/words/word-for.ts'
import { useFormats } from '../i18n/formats.ts'
import { useEventWords } from '../i18n/use-event-words.ts'
import { LinkRow } from '../pieces/link-row.tsx'
import { Time } from '../pieces/time.tsx'
import { useHere } from '../routing/location.ts'
import { DeliveryMark } from './delivery-mark.tsx'

const useStyles = makeStyles({
  name: { fontWeight: tokens.fontWeightSemibold },
})

/** One delivery of the list, as a link. */
export function DeliveryRow({
  delivery,
  isHeld,
  isChosen,
}: {
  readonly delivery: WebhookDelivery
  /** True while its endpoint is off: then no attempt is due. */
  readonly isHeld: boolean
  readonly isChosen: boolean
}) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { number, plural } = useFormats()
  const here = new URL(useHere())
  here.searchParams.set('delivery', delivery.id)
  const { type, state, attempts, createdAt, nextAttemptAt, lastStatus } = delivery
  return (
    <LinkRow
      to={here.pathname + here.search}
      isChosen={isChosen}
      details={
        <>
          <Time at={createdAt} />
          <span>{plural(attempts, t.attempts(number(attempts)))}</span>
          {lastStatus !== undefined && <span>{lastStatus}</span>}
          {attempts > 0 && !isHeld && nextAttemptAt !== undefined && (
            <span>
              {t.nextAttempt}: <Time at={nextAttemptAt} />
            </span>
          )}
        </>
      }
    >
      <span className={styles.name}>{wordFor(t.eventNames, type)}</span>
      <DeliveryMark state={state} />
    </LinkRow>
  )
}
