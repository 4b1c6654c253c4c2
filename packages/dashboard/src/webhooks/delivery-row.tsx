import type { WebhookDelivery } from '@accredit/client'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { wordFor } from '../desk/words/word-for.ts'
import { useFormats } from '../i18n/formats.ts'
import { useEventWords } from '../i18n/use-event-words.ts'
import { Time } from '../pieces/time.tsx'
import { followLink } from '../routing/links.tsx'
import { useHere } from '../routing/location.ts'
import { DeliveryMark } from './delivery-mark.tsx'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 8px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 ${tokens.colorCompoundBrandStroke}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  details: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 8px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
})

/** One delivery of the list: a link to it. */
export function DeliveryRow({
  delivery,
  isChosen,
}: {
  readonly delivery: WebhookDelivery
  readonly isChosen: boolean
}) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { number, plural } = useFormats()
  const here = new URL(useHere())
  here.searchParams.set('delivery', delivery.id)
  const to = here.pathname + here.search
  const { type, state, attempts, createdAt, nextAttemptAt, lastStatus } = delivery
  return (
    <li>
      <a
        href={to}
        aria-current={isChosen ? 'true' : undefined}
        className={mergeClasses(styles.row, isChosen && styles.chosen)}
        onClick={(event) => followLink(event, to)}
      >
        <span className={styles.name}>{wordFor(t.eventNames, type)}</span>
        <DeliveryMark state={state} />
        <span className={styles.details}>
          <Time at={createdAt} />
          <span>{plural(attempts, t.attempts(number(attempts)))}</span>
          {lastStatus !== undefined && <span>{lastStatus}</span>}
          {attempts > 0 && nextAttemptAt !== undefined && (
            <span>
              {t.nextAttempt}: <Time at={nextAttemptAt} />
            </span>
          )}
        </span>
      </a>
    </li>
  )
}
