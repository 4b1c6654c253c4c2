import type { Overview } from '@accredit/client'
import { makeStyles } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useOverviewWords } from '../i18n/use-overview-words.ts'
import { Meter } from '../pieces/meter.tsx'

const useStyles = makeStyles({
  list: { display: 'grid', gap: '12px', margin: 0, padding: 0, listStyle: 'none' },
  line: { display: 'flex', justifyContent: 'space-between', gap: '8px', marginBottom: '4px' },
})

const tones = {
  'under-1-day': 'brand',
  '1-to-3-days': 'warning',
  'over-3-days': 'danger',
} as const

/** Open cases by age. */
export function AgeBars({ ages }: { readonly ages: Overview['openByAge'] }) {
  const styles = useStyles()
  const t = useOverviewWords()
  const { number } = useFormats()
  const most = Math.max(...ages.map(({ count }) => count))
  if (most === 0) return <p>{t.noOpen}</p>
  return (
    <ul className={styles.list}>
      {ages.map(({ label, count }) => (
        <li key={label}>
          <div className={styles.line}>
            <span>{t.ages[label]}</span>
            <strong>{number(count)}</strong>
          </div>
          <Meter
            share={count / most}
            label={`${t.ages[label]}: ${number(count)}`}
            tone={tones[label]}
          />
        </li>
      ))}
    </ul>
  )
}
