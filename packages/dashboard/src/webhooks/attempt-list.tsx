import type { WebhookDeliveryLog } from '@accredit/client'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useEventWords } from '../i18n/use-event-words.ts'
import { CodeBlock } from '../inspector/code-block.tsx'
import { Time } from '../pieces/time.tsx'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '16px', margin: 0, padding: 0, listStyle: 'none' },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 12px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  fault: { margin: '4px 0 0', overflowWrap: 'anywhere' },
  answer: { marginTop: '8px' },
})

/** Attempts of a delivery with their responses, newest first. */
export function AttemptList({ log }: Pick<WebhookDeliveryLog, 'log'>) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { number } = useFormats()
  if (log.length === 0) return <p className={styles.quiet}>{t.noAttempts}</p>
  return (
    <ol className={styles.list} reversed>
      {log.toReversed().map(({ number: count, at, status, milliseconds, fault, answer }) => (
        <li key={count}>
          <div className={styles.line}>
            <span>{t.attempt(number(count))}</span>
            <Status status={status} />
            <span className={styles.quiet}>
              <Time at={at} /> · {t.took(number(milliseconds))}
            </span>
          </div>
          {fault !== undefined && (
            <p className={styles.fault} lang="en">
              {fault}
            </p>
          )}
          {answer !== undefined && (
            <div className={styles.answer}>
              <CodeBlock value={answer} label={`${t.answer}: ${t.attempt(number(count))}`} />
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

function Status({ status }: { readonly status: number | undefined }) {
  const t = useEventWords().webhooks
  const isWell = status !== undefined && status >= 200 && status < 300
  return (
    <Badge appearance="tint" color={isWell ? 'success' : 'danger'}>
      {status ?? t.noAnswer}
    </Badge>
  )
}
