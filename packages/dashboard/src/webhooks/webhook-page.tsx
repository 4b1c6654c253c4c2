import { PartnerError, type Webhook } from '@accredit/client'
import { makeStyles } from '@fluentui/react-components'
import { PlugDisconnectedRegular } from '@fluentui/react-icons'
import { useFormats } from '../i18n/formats.ts'
import { useEventWords } from '../i18n/use-event-words.ts'
import { wordFor } from '../desk/words/word-for.ts'
import { Empty } from '../pieces/empty.tsx'
import { Facts } from '../pieces/facts.tsx'
import { ListAndDetail, useGivesWay } from '../pieces/list-and-detail.tsx'
import { Page } from '../pieces/page.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { DeliveryDetail } from './delivery-detail.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { DeliveryStrip } from './delivery-strip.tsx'
import { StoppedBar } from './stopped-bar.tsx'
import { useWebhook } from './use-webhooks.ts'
import { WebhookActions } from './webhook-actions.tsx'
import { WebhookState } from './webhook-state.tsx'

const useStyles = makeStyles({
  page: { maxWidth: '1600px' },
  whole: { display: 'grid', gap: '20px' },
  strip: { marginTop: '16px' },
})

/** One endpoint with its deliveries, and one of them in full. */
export function WebhookPage({ webhookId }: { readonly webhookId: string }) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const query = useWebhook(webhookId)
  const crumbs = [{ text: t.all, to: addresses.webhooks }]
  if (query.error instanceof PartnerError && query.error.status === 404) {
    return (
      <Page title={t.gone} crumbs={crumbs}>
        <Empty icon={<PlugDisconnectedRegular />} title={t.goneText}>
          <PageLink to={addresses.webhooks}>{t.all}</PageLink>
        </Empty>
      </Page>
    )
  }
  return (
    <Page
      title={query.data ? new URL(query.data.url).host : t.title}
      lead={query.data?.description}
      crumbs={crumbs}
      className={styles.page}
      actions={query.data && <WebhookActions webhook={query.data} />}
    >
      <QueryView query={query}>{(webhook) => <Shown webhook={webhook} />}</QueryView>
    </Page>
  )
}

function Shown({ webhook }: { readonly webhook: Webhook }) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const chosen = useHere().searchParams.get('delivery')
  const givesWay = useGivesWay(chosen !== null)
  return (
    <div className={styles.whole}>
      <StoppedBar webhook={webhook} />
      <Section title={t.state} className={givesWay}>
        <EndpointFacts webhook={webhook} />
        <div className={styles.strip}>
          <DeliveryStrip webhookId={webhook.id} />
        </div>
      </Section>
      <ListAndDetail
        list={<DeliveryList webhook={webhook} chosen={chosen} />}
        detail={
          chosen === null ? undefined : (
            <DeliveryDetail key={chosen} deliveryId={chosen} webhook={webhook} />
          )
        }
        choose={t.choose}
        back={{ to: addresses.webhook(webhook.id), text: t.backToList }}
      />
    </div>
  )
}

function EndpointFacts({ webhook }: { readonly webhook: Webhook }) {
  const t = useEventWords().webhooks
  const { dateTime, list } = useFormats()
  const { url, events, failingSince, createdAt, secrets } = webhook
  const told = events.map((type) => wordFor(t.eventNames, type))
  const [newest, former] = secrets
  return (
    <Facts
      facts={[
        [t.address, url],
        [t.state, <WebhookState key="state" webhook={webhook} />],
        [t.failingSince, failingSince && <Time key="failing" at={failingSince} />],
        [t.events, told.length === 0 ? t.everyEvent : list(told)],
        [t.added, <Time key="added" at={createdAt} />],
        [
          t.secret,
          newest && (
            <span key="secret">
              {t.secretMade(dateTime(newest.createdAt))}
              {former?.expiresAt !== undefined && `. ${t.formerUntil(dateTime(former.expiresAt))}.`}
            </span>
          ),
        ],
      ]}
    />
  )
}
