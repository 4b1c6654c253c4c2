import type { QualificationEvent } from '@accredit/client'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowRepeatAllRegular } from '@fluentui/react-icons'
import { useQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useSignedIn } from '../data/signed-in.tsx'
import { wordFor } from '../desk/words/word-for.ts'
import { useWords } from '../i18n/language.tsx'
import { useEventWords } from '../i18n/use-event-words.ts'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { Time } from '../pieces/time.tsx'
import { useWebhookWork } from '../webhooks/use-webhook-work.ts'

const useStyles = makeStyles({
  lead: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
  list: { display: 'grid', gap: '12px', listStyle: 'none', margin: 0, padding: 0 },
  row: { display: 'flex', alignItems: 'start', justifyContent: 'space-between', gap: '8px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
})

const shownAtMost = 10

/** The newest events about a customer; an Admin agent can resend each. */
export function CustomerEvents({ customerId }: { readonly customerId: string }) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const partner = usePartner()
  const query = useQuery({
    queryKey: [...keys.customer(customerId), 'events'],
    queryFn: ({ signal }) => partner.events.list({ customerId, size: shownAtMost }, { signal }),
  })
  return (
    <Section title={t.customerEvents}>
      <p className={styles.lead}>{t.customerEventsText}</p>
      <QueryView query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t.noEvents}</p>
          ) : (
            <ul className={styles.list} aria-label={t.customerEvents}>
              {items.map((event) => (
                <EventRow key={event.id} event={event} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Section>
  )
}

function EventRow({ event }: { readonly event: QualificationEvent }) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const titles = useWords().qualificationTitles
  const { cspRoles } = useSignedIn()
  const { run, pending } = useWebhookWork()
  const { id, type, timestamp, data } = event
  const qualification = 'qualification' in data ? data.qualification : undefined
  const name = wordFor(t.eventNames, type)
  return (
    <li className={styles.row}>
      <div>
        <div className={styles.name}>{name}</div>
        <div className={styles.text}>
          <Time at={timestamp} />
          {qualification !== undefined && ` · ${wordFor(titles, qualification)}`}
        </div>
      </div>
      {cspRoles.includes('AdminAgent') && (
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowRepeatAllRegular />}
          aria-label={`${t.tellAgain}: ${name}`}
          data-hint={t.tellAgain}
          disabledFocusable={pending}
          onClick={() => void run((as) => as.events.resend(id), t.toldAgain)}
        />
      )}
    </li>
  )
}
