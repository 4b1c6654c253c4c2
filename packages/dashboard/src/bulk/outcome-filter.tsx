import { makeStyles, ToggleButton } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useBulkWords } from '../i18n/use-bulk-words.ts'

const useStyles = makeStyles({
  filter: { display: 'flex', flexWrap: 'wrap', gap: '6px', margin: '0 0 12px' },
  button: { minWidth: 0, fontVariantNumeric: 'tabular-nums' },
})

/** One outcome with the number of its rows. */
export interface Counted<Outcome extends string> {
  readonly outcome: Outcome | ''
  readonly text: string
  readonly count: number
}

/** Shows the number of rows by outcome; choosing one filters by it. */
export function OutcomeFilter<Outcome extends string>({
  counted,
  chosen,
  onChoose,
}: {
  readonly counted: readonly Counted<Outcome>[]
  readonly chosen: Outcome | ''
  readonly onChoose: (outcome: Outcome | '') => void
}) {
  const styles = useStyles()
  const t = useBulkWords()
  const { number } = useFormats()
  return (
    <div role="group" aria-label={t.show} className={styles.filter}>
      {counted.map(({ outcome, text, count }) => (
        <ToggleButton
          key={outcome}
          size="small"
          shape="circular"
          className={styles.button}
          checked={outcome === chosen}
          onClick={() => onChoose(outcome === chosen ? '' : outcome)}
        >
          {`${text} ${number(count)}`}
        </ToggleButton>
      ))}
    </div>
  )
}
