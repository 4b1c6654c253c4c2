import type { Overview } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useOverviewWords } from '../i18n/use-overview-words.ts'

const useStyles = makeStyles({
  times: { display: 'flex', flexWrap: 'wrap', gap: '12px 32px', margin: 0 },
  name: { color: tokens.colorNeutralForeground2 },
  time: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  text: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
})

/** Times from request to verdict. */
export function VerdictTimes({ times }: { readonly times: Overview['timeToVerdict'] }) {
  const styles = useStyles()
  const t = useOverviewWords()
  const { duration, number, plural } = useFormats()
  const { decided, medianSeconds, p90Seconds } = times
  if (medianSeconds === null || p90Seconds === null) return <p>{t.noVerdicts}</p>
  return (
    <>
      <dl className={styles.times}>
        <div>
          <dt className={styles.name}>{t.median}</dt>
          <dd className={styles.time}>{duration(medianSeconds)}</dd>
        </div>
        <div>
          <dt className={styles.name}>{t.p90}</dt>
          <dd className={styles.time}>{duration(p90Seconds)}</dd>
        </div>
      </dl>
      <p className={styles.text}>{plural(decided, t.timeText(number(decided)))}</p>
    </>
  )
}
