import type { Overview } from '@accredit/client'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useState, type KeyboardEvent } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useOverviewWords } from '../i18n/use-overview-words.ts'
import { useHiddenStyles } from '../pieces/hidden.ts'
import { narrow } from '../pieces/widths.ts'
import { axisFor } from './axis-for.ts'
import { WeeksTable } from './weeks-table.tsx'

const useStyles = makeStyles({
  figure: { margin: 0, position: 'relative' },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: '0 0 8px',
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
    // Room for the highest axis label, which is above its line.
    [narrow]: { marginBottom: '20px' },
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  swatch: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusSmall },
  plot: {
    position: 'relative',
    height: '220px',
    marginLeft: '36px',
    // Twelve columns of 24 pixels, the minimum touch target, need the full width.
    [narrow]: { marginLeft: 0 },
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
    [narrow]: { right: 'auto', left: 0, textAlign: 'start', transform: 'translateY(-100%)' },
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
    ':focus-within': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  point: {
    position: 'absolute',
    inset: 0,
    zIndex: 1,
    borderRadius: tokens.borderRadiusSmall,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
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
  // Labels every date only where there is room; otherwise every second, on a phone every third.
  notSecond: { '@media (min-width: 640px) and (max-width: 719px)': { visibility: 'hidden' } },
  notThird: { [narrow]: { visibility: 'hidden' } },
  approved: { backgroundColor: tokens.colorPaletteGreenForeground1 },
  denied: { backgroundColor: tokens.colorPaletteRedForeground1 },
  open: { backgroundColor: tokens.colorCompoundBrandForeground1 },
})

const parts = ['approved', 'denied', 'open'] as const

const ways: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * Requests by week: one column a week, stacked by outcome. Each column shows its numbers on hover
 * and, by the arrow keys, on focus; screen readers get a table.
 */
export function WeeksChart({ weeks }: { readonly weeks: Overview['weeks'] }) {
  const styles = useStyles()
  const t = useOverviewWords()
  const { hidden } = useHiddenStyles()
  const { shortDate, number } = useFormats()
  const [focusable, setFocusable] = useState(weeks.length - 1)
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const points = event.currentTarget.querySelectorAll<HTMLElement>('[role=img]')
    const next = points[ways[event.key]?.(focusable, weeks.length - 1) ?? -1]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
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
        <ul className={styles.columns} onKeyDown={move}>
          {weeks.map((week, index) => {
            const [approved, denied, open] = parts.map((part) => number(week[part])) as [
              string,
              string,
              string,
            ]
            const summary = t.weekSummary(shortDate(week.weekOf), approved, denied, open)
            return (
              <li key={week.weekOf} className={styles.column}>
                <span
                  role="img"
                  aria-label={summary}
                  data-hint={summary}
                  className={styles.point}
                  tabIndex={index === focusable ? 0 : -1}
                  onFocus={() => setFocusable(index)}
                />
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
                  className={mergeClasses(
                    styles.week,
                    index % 2 === 0 && styles.notSecond,
                    index % 3 !== 2 && styles.notThird,
                  )}
                >
                  {shortDate(week.weekOf)}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
      <div className={hidden}>
        <WeeksTable weeks={weeks} />
      </div>
    </figure>
  )
}
