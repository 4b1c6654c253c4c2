import type { Webhook, WebhookDelivery } from '@accredit/client'
import { Button, Field, makeStyles, Select } from '@fluentui/react-components'
import { ArrowRepeatAllRegular, MailInboxRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useEventWords } from '../i18n/use-event-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { ListPager } from '../pieces/paged-list.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { setQuery, useHere } from '../routing/location.ts'
import { firstPage, usePaging } from '../routing/use-paging.ts'
import { DeliveryRow } from './delivery-row.tsx'
import { ResendAllDialog } from './resend-all-dialog.tsx'
import { pageSize, useDeliveries } from './use-webhooks.ts'

const useStyles = makeStyles({
  filter: { maxWidth: '280px', marginBottom: '8px' },
  list: { listStyle: 'none', margin: '0 -12px', padding: 0 },
})

/** States to filter deliveries by. */
const states: readonly WebhookDelivery['state'][] = ['pending', 'delivered', 'dead']

/** Deliveries to an endpoint, newest first, page by page. */
export function DeliveryList({
  webhook,
  chosen,
}: {
  readonly webhook: Webhook
  readonly chosen: string | null
}) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { searchParams } = useHere()
  const wanted = searchParams.get('state') ?? ''
  const state = states.find((known) => known === wanted)
  const paging = usePaging(pageSize)
  const query = useDeliveries(webhook.id, { size: pageSize, state, after: paging.after })
  const [isAsking, setAsking] = useState(false)
  return (
    <Section
      title={t.deliveries}
      actions={
        <Button icon={<ArrowRepeatAllRegular />} onClick={() => setAsking(true)}>
          {t.resendAll}
        </Button>
      }
    >
      <Field label={t.filter} className={styles.filter}>
        <Select
          value={state ?? ''}
          onChange={(_, { value }) => setQuery({ state: value, ...firstPage })}
        >
          <option value="">{t.anyState}</option>
          {states.map((each) => (
            <option key={each} value={each}>
              {t.deliveryStates[each]}
            </option>
          ))}
        </Select>
      </Field>
      <QueryView query={query}>
        {({ items, next }) => (
          <>
            <ul aria-label={t.deliveries} className={styles.list}>
              {items.map((delivery) => (
                <DeliveryRow
                  key={delivery.id}
                  delivery={delivery}
                  isHeld={webhook.state !== 'on'}
                  isChosen={delivery.id === chosen}
                />
              ))}
            </ul>
            <div role="status">
              {items.length === 0 && (
                <Empty
                  icon={<MailInboxRegular />}
                  title={state === undefined ? t.noDeliveries : t.noMatch}
                />
              )}
            </div>
            <ListPager paging={paging} items={items} next={next} />
          </>
        )}
      </QueryView>
      {isAsking && <ResendAllDialog webhook={webhook} onClose={() => setAsking(false)} />}
    </Section>
  )
}
