import type { JournalEntry } from '@accredit/client'
import { Badge, makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { LinkRow } from '../pieces/link-row.tsx'
import { useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { StatusMark } from './status-mark.tsx'
import { useExchangeFormats } from './use-exchange-formats.ts'

const useStyles = makeStyles({
  name: {
    display: 'flex',
    gap: '8px',
    minWidth: 0,
    alignItems: 'baseline',
  },
  method: {
    flexShrink: 0,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  operation: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontWeight: tokens.fontWeightSemibold,
  },
  path: {
    gridColumn: '1 / -1',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorNeutralForeground2,
  },
})

/** One request of the list, as a link. */
export function ExchangeRow({
  entry,
  isChosen,
}: {
  readonly entry: JournalEntry
  readonly isChosen: boolean
}) {
  const styles = useStyles()
  const t = useSandboxWords().inspector
  const { number } = useFormats()
  const { timeOfDay } = useExchangeFormats()
  const { search } = useHere()
  return (
    <LinkRow
      to={addresses.exchange(entry.id) + search}
      isChosen={isChosen}
      details={
        <>
          <time dateTime={entry.at}>{timeOfDay(entry.at)}</time>
          <span>{t.milliseconds(number(entry.milliseconds))}</span>
          {entry.user !== undefined && <span>{entry.user}</span>}
          {entry.refusal && <span>{entry.refusal.errorName}</span>}
          {entry.fault && (
            <Badge size="small" appearance="outline" color="severe">
              {t.faulty}
            </Badge>
          )}
        </>
      }
    >
      <span className={styles.name}>
        <span className={styles.method}>{entry.method}</span>
        <span className={styles.operation}>{entry.operation ?? entry.path}</span>
      </span>
      <StatusMark status={entry.status} />
      <span className={styles.path}>
        {entry.path}
        {entry.query !== undefined && `?${entry.query}`}
      </span>
    </LinkRow>
  )
}
