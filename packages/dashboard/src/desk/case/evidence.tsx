import type { VettingFinding } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { wordFor } from '../words/word-for.ts'

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '2px 16px',
    margin: '4px 0 0',
    fontSize: tokens.fontSizeBase200,
    '& > div': { display: 'flex', flexWrap: 'wrap', gap: '0 4px', minWidth: 0 },
  },
  name: { color: tokens.colorNeutralForeground2, '::after': { content: '":"' } },
  value: { margin: 0, minWidth: 0, fontFamily: tokens.fontFamilyMonospace },
})

/** Evidence of a finding. */
export function Evidence({ evidence }: Pick<VettingFinding, 'evidence'>) {
  const styles = useStyles()
  const { checks: words, deskCase: t } = useDeskWords()
  const known = Object.entries(evidence).filter(([, value]) => value !== '')
  if (known.length === 0) return null
  const say = (value: string | number | boolean) =>
    typeof value === 'boolean' ? (value ? words.yes : words.no) : String(value)
  return (
    <dl className={styles.list} aria-label={t.evidence}>
      {known.map(([name, value]) => (
        <div key={name}>
          <dt className={styles.name}>{wordFor(words.evidence, name)}</dt>
          <dd className={styles.value} dir="auto">
            {say(value)}
          </dd>
        </div>
      ))}
    </dl>
  )
}
