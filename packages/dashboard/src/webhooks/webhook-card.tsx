import type { Webhook } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useEventWords } from '../i18n/use-event-words.ts'
import { wordFor } from '../desk/words/word-for.ts'
import { narrow } from '../pieces/widths.ts'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { mergeClasses } from '@fluentui/react-components'
import { DeliveryStrip } from './delivery-strip.tsx'
import { StoppedBar } from './stopped-bar.tsx'
import { WebhookActions } from './webhook-actions.tsx'
import { WebhookState } from './webhook-state.tsx'

const useStyles = makeStyles({
  card: { display: 'grid', gap: '12px', padding: '16px 20px', [narrow]: { padding: '16px' } },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
  },
  titles: { display: 'grid', gap: '4px', minWidth: 0, flex: '1 1 280px' },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '8px' },
})

/** One endpoint: its address, its event types, and its health. */
export function WebhookCard({ webhook }: { readonly webhook: Webhook }) {
  const styles = useStyles()
  const { surface } = useSurfaceStyles()
  const t = useEventWords().webhooks
  const { list } = useFormats()
  const { id, url, description, events } = webhook
  const told = events.map((type) => wordFor(t.eventNames, type))
  return (
    <article className={mergeClasses(surface, styles.card)} aria-label={url}>
      <div className={styles.head}>
        <div className={styles.titles}>
          <h2 className={styles.title}>
            <PageLink to={addresses.webhook(id)}>{url}</PageLink>
          </h2>
          {description !== undefined && <p className={styles.text}>{description}</p>}
        </div>
        <div className={styles.line}>
          <WebhookState webhook={webhook} />
          <WebhookActions webhook={webhook} />
        </div>
      </div>
      <StoppedBar webhook={webhook} />
      <p className={styles.text}>
        {t.events}: {told.length === 0 ? t.everyEvent : list(told)}
      </p>
      <DeliveryStrip webhookId={id} />
    </article>
  )
}
