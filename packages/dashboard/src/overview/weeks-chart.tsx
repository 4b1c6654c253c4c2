import type { Overview } from '@accredit/client'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { axisFor } from './axis-for.ts'

const useStyles = makeStyles({
  figure: { margin: 0 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: '0 0 8px',
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  swatch: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusSmall },
  plot: {
    position: 'relative',
    height: '220px',
    marginLeft: '36px',
    marginBottom: '28px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  line: {
    position: 'absolute',
    insetInline: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tick: {
    position: 'absolute',
    right: '100%',
    width: '30px',
    marginRight: '6px',
    textAlign: 'end',
    transform: 'translateY(-50%)',
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorNeutralForeground2,
  },
  columns: {
    position: 'absolute',
    inset: 0,
    display: 'flex',
    margin: 0,
    padding: 0,
    listStyle: 'none',
  },
  column: {
    position: 'relative',
    display: 'flex',
    flexDirection: 'column-reverse',
    alignItems: 'center',
    flex: '1 1 0',
    minWidth: 0,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  part: {
    boxSizing: 'border-box',
    width: 'min(32px, 70%)',
    flexShrink: 0,
    borderTop: `1px solid ${tokens.colorNeutralBackground1}`,
  },
  week: {
    position: 'absolute',
    top: '100%',
    marginTop: '6px',
    fontSize: tokens.fontSizeBase100,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
  },
  // Every other week is enough where there is little room.
  spare: { '@media (max-width: 719px)': { visibility: 'hidden' } },
  approved: { backgroundColor: tokens.colorPaletteGreenForeground1 },
  denied: { backgroundColor: tokens.colorPaletteRedForeground1 },
  open: { backgroundColor: tokens.colorCompoundBrandForeground1 },
})

const parts = ['approved', 'denied', 'open'] as const

/** Requests by week: a column a week, stacked by what became of them. */
export function WeeksChart({ weeks }: { readonly weeks: Overview['weeks'] }) {
  const styles = useStyles()
  const t = useWords().overview
  const { shortDate, number } = useFormats()
  const { top, ticks } = axisFor(Math.max(...weeks.map(({ requested }) => requested)))
  return (
    <figure className={styles.figure} aria-label={t.weeks}>
      <ul className={styles.legend} aria-hidden>
        {parts.map((part) => (
          <li key={part} className={styles.key}>
            <span className={mergeClasses(styles.swatch, styles[part])} />
            {t[part]}
          </li>
        ))}
      </ul>
      <div className={styles.plot}>
        {ticks.map((tick) => (
          <div
            key={tick}
            aria-hidden
            className={styles.line}
            style={{ bottom: `${(tick / top) * 100}%` }}
          >
            <span className={styles.tick}>{number(tick)}</span>
          </div>
        ))}
        <ul className={styles.columns}>
          {weeks.map((week, index) => {
            const [approved, denied, open] = parts.map((part) => number(week[part])) as [
              string,
              string,
              string,
            ]
            const summary = t.weekSummary(shortDate(week.weekOf), approved, denied, open)
            return (
              <li key={week.weekOf} className={styles.column} title={summary}>
                <span role="img" aria-label={summary} />
                {parts.map(
                  (part) =>
                    week[part] > 0 && (
                      <span
                        key={part}
                        aria-hidden
                        className={mergeClasses(styles.part, styles[part])}
                        style={{ height: `${(week[part] / top) * 100}%` }}
                      />
                    ),
                )}
                <span
                  aria-hidden
                  className={mergeClasses(styles.week, index % 2 === 0 && styles.spare)}
                >
                  {shortDate(week.weekOf)}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </figure>
  )
}
