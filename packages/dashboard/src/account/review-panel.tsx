import type { VettingRound } from '@accredit/client'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, CircleRegular, MoreCircleFilled } from '@fluentui/react-icons'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { narrow } from '../pieces/widths.ts'

const useStyles = makeStyles({
  steps: {
    display: 'flex',
    gap: '4px',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    [narrow]: { flexDirection: 'column', gap: '8px' },
  },
  step: {
    display: 'grid',
    flex: '1 1 0',
    gap: '6px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    borderTop: `3px solid ${tokens.colorNeutralStroke1}`,
    paddingTop: '6px',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    '& svg': { fontSize: '16px', marginTop: '1px' },
    [narrow]: { borderTopStyle: 'none', paddingTop: 0 },
  },
  done: {
    borderTopColor: tokens.colorCompoundBrandStroke,
    '& svg': { color: tokens.colorCompoundBrandForeground1 },
  },
  current: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  expected: { margin: '10px 0 0', color: tokens.colorNeutralForeground2 },
})

/** Progress of an open vetting. */
export function ReviewPanel({ round }: { readonly round: VettingRound | undefined }) {
  const styles = useStyles()
  const t = useWords().account
  const { dateTime } = useFormats()
  const at = round?.state === 'review' ? 2 : 1
  const steps = [t.stepAsked, t.stepChecks, t.stepPerson, t.stepVerdict]
  return (
    <>
      <ol className={styles.steps} aria-label={t.steps}>
        {steps.map((text, index) => (
          <li
            key={text}
            aria-current={index === at ? 'step' : undefined}
            className={mergeClasses(
              styles.step,
              index <= at && styles.done,
              index === at && styles.current,
            )}
          >
            {index < at ? (
              <CheckmarkCircleFilled aria-hidden />
            ) : index === at ? (
              <MoreCircleFilled aria-hidden />
            ) : (
              <CircleRegular aria-hidden />
            )}
            {text}
          </li>
        ))}
      </ol>
      {round?.expectedBy !== undefined && (
        <p className={styles.expected}>{t.expectedBy(dateTime(round.expectedBy))}</p>
      )}
    </>
  )
}
