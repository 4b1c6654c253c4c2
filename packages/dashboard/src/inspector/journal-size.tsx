import type { JournalPage } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { useExchangeFormats } from './use-exchange-formats.ts'

const useStyles = makeStyles({
  size: {
    margin: '12px 0 0',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
})

/** Size of the journal, its limits, and the number of dropped entries. */
export function JournalSize({ kept }: { readonly kept: JournalPage['kept'] }) {
  const styles = useStyles()
  const t = useSandboxWords().inspector
  const { number, plural } = useFormats()
  const { size } = useExchangeFormats()
  const { entries, mostEntries, bytes, mostBytes, dropped } = kept
  return (
    <p className={styles.size}>
      {t.kept(number(entries), number(mostEntries), size(bytes), size(mostBytes))}{' '}
      {dropped > 0 && plural(dropped, t.dropped(number(dropped)))}
    </p>
  )
}
