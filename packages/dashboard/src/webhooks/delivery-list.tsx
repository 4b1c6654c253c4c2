import type { Webhook, WebhookDelivery } from '@accredit/client'
import { Button, Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import { ArrowRepeatAllRegular, MailInboxRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useEventWords } from '../i18n/use-event-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { setQuery, useHere } from '../routing/location.ts'
import { DeliveryRow } from './delivery-row.tsx'
import { ResendAllDialog } from './resend-all-dialog.tsx'
import { pageSize, useDeliveries } from './use-webhooks.ts'

const useStyles = makeStyles({
  filter: { maxWidth: '280px', marginBottom: '8px' },
  list: { listStyle: 'none', margin: '0 -12px', padding: 0 },
  pager: {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '8px',
    marginTop: '8px',
    paddingTop: '8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
})

/** States by which deliveries are filtered. */
const states: readonly WebhookDelivery['state'][] = ['pending', 'delivered', 'dead']

/** Deliveries to an endpoint, newest first, a page at a time. */
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
  const after = searchParams.get('after') ?? undefined
  const query = useDeliveries(webhook.id, { size: pageSize, state, after })
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
          onChange={(_, { value }) => setQuery({ state: value, after: '' })}
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
            {(next !== undefined || after !== undefined) && (
              <div className={styles.pager}>
                <Button
                  appearance="subtle"
                  disabledFocusable={after === undefined}
                  onClick={() => setQuery({ after: '' })}
                >
                  {t.newest}
                </Button>
                <Button
                  appearance="subtle"
                  disabledFocusable={next === undefined}
                  onClick={() => setQuery({ after: next ?? '' })}
                >
                  {t.older}
                </Button>
              </div>
            )}
          </>
        )}
      </QueryView>
      {isAsking && <ResendAllDialog webhook={webhook} onClose={() => setAsking(false)} />}
    </Section>
  )
}
