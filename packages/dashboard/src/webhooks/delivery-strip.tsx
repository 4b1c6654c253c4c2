import type { WebhookDelivery } from '@accredit/client'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useEventWords } from '../i18n/use-event-words.ts'
import { QueryView } from '../pieces/query-view.tsx'
import { useHealth } from './use-webhooks.ts'

const useStyles = makeStyles({
  strip: { display: 'flex', alignItems: 'flex-end', gap: '2px', height: '24px', maxWidth: '600px' },
  bar: { flex: '1 1 0', maxWidth: '10px', minWidth: '2px', borderRadius: '2px' },
  // Distinguished by height, too, for users who do not see the colours.
  delivered: { height: '100%', backgroundColor: tokens.colorPaletteGreenForeground1 },
  pending: { height: '60%', backgroundColor: tokens.colorPaletteDarkOrangeForeground1 },
  dead: { height: '25%', backgroundColor: tokens.colorPaletteRedForeground1 },
  forced: { '@media (forced-colors: active)': { backgroundColor: 'CanvasText' } },
  legend: {
    margin: '4px 0 0',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
})

/** The last fifty deliveries to an endpoint as a strip, newest last, and in words. */
export function DeliveryStrip({ webhookId }: { readonly webhookId: string }) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { number, plural } = useFormats()
  const query = useHealth(webhookId)
  return (
    <QueryView query={query} loading={<div className={styles.strip} />}>
      {({ items }) => {
        if (items.length === 0) return <p className={styles.legend}>{t.noDeliveries}</p>
        const count = (state: WebhookDelivery['state']) =>
          number(items.filter((one) => one.state === state).length)
        return (
          <div>
            <div className={styles.strip} aria-hidden>
              {items.toReversed().map(({ id, state }) => (
                <span key={id} className={mergeClasses(styles.bar, styles[state], styles.forced)} />
              ))}
            </div>
            <p className={styles.legend}>
              {plural(
                items.length,
                t.health(number(items.length), count('delivered'), count('pending'), count('dead')),
              )}
            </p>
          </div>
        )
      }}
    </QueryView>
  )
}
