import { PartnerError, type Webhook, type WebhookDeliveryLog } from '@accredit/client'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRepeatAllRegular, DocumentQuestionMarkRegular } from '@fluentui/react-icons'
import { wordFor } from '../desk/words/word-for.ts'
import { useEventWords } from '../i18n/use-event-words.ts'
import { CodeBlock } from '../inspector/code-block.tsx'
import { CopyButton } from '../pieces/copy-button.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Facts } from '../pieces/facts.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { AttemptList } from './attempt-list.tsx'
import { DeliveryMark } from './delivery-mark.tsx'
import { useDelivery } from './use-webhooks.ts'
import { useWebhookWork } from './use-webhook-work.ts'

const useStyles = makeStyles({
  detail: { display: 'grid', gap: '16px', minWidth: 0 },
  id: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '4px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
  address: {
    margin: '0 0 12px',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: 'anywhere',
  },
})

/** One delivery in full: what was sent, what came back, and the next attempt. */
export function DeliveryDetail({
  deliveryId,
  webhook,
}: {
  readonly deliveryId: string
  readonly webhook: Webhook
}) {
  const { surface } = useSurfaceStyles()
  const t = useEventWords().webhooks
  const query = useDelivery(deliveryId)
  if (query.error instanceof PartnerError && query.error.status === 404) {
    return (
      <div className={surface}>
        <Empty icon={<DocumentQuestionMarkRegular />} title={t.deliveryGone} />
      </div>
    )
  }
  return (
    <QueryView query={query}>
      {(delivery) => <Shown delivery={delivery} webhook={webhook} />}
    </QueryView>
  )
}

function Shown({
  delivery,
  webhook,
}: {
  readonly delivery: WebhookDeliveryLog
  readonly webhook: Webhook
}) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { run, pending } = useWebhookWork()
  const { id, type, eventId, customerId, state, createdAt, body, log } = delivery
  const { attempts, nextAttemptAt } = delivery
  const isPaused = attempts > 0 && nextAttemptAt !== undefined
  const whole = readable(body)
  const label = `${t.request}: ${wordFor(t.eventNames, type)}`
  return (
    <div className={styles.detail}>
      <Section
        title={wordFor(t.eventNames, type)}
        actions={
          <Button
            icon={<ArrowRepeatAllRegular />}
            disabledFocusable={pending || (state === 'pending' && !isPaused)}
            onClick={() => void run((as) => as.webhooks.resend(id), t.resent)}
          >
            {t.resend}
          </Button>
        }
      >
        <Facts
          facts={[
            [t.state, <DeliveryMark key="state" state={state} />],
            [t.nextAttempt, state === 'pending' && nextAttempt()],
            [t.created, <Time key="created" at={createdAt} />],
            [
              t.customer,
              customerId !== undefined && (
                <PageLink to={addresses.account(customerId)}>{customerId}</PageLink>
              ),
            ],
            [
              t.eventId,
              <span key="event" className={styles.id}>
                {eventId} <CopyButton value={eventId} what={t.eventId} />
              </span>,
            ],
          ]}
        />
      </Section>
      <Section title={t.request} actions={<CopyButton value={body} what={label} />}>
        <p className={styles.address}>POST {webhook.url}</p>
        <CodeBlock value={whole} label={label} />
      </Section>
      <Section title={t.answers}>
        <AttemptList log={log} />
      </Section>
    </div>
  )

  function nextAttempt() {
    if (webhook.state !== 'on') return t.onHold
    return nextAttemptAt === undefined ? t.waits : <Time key="next" at={nextAttemptAt} />
  }
}

/** Parses the body for indented display; it is sent on one line. */
function readable(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
