import type { ReportGroup } from '@accredit/client'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useState, type KeyboardEvent } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { useHiddenStyles } from '../pieces/hidden.ts'
import { GroupTable } from './group-table.tsx'
import { useReportWords } from './use-report-words.ts'

const useStyles = makeStyles({
  figure: { margin: 0 },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 16px',
    margin: '0 0 12px',
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: '6px' },
  swatch: { width: '12px', height: '12px', borderRadius: tokens.borderRadiusSmall },
  bars: { display: 'grid', gap: '8px', margin: 0, padding: 0, listStyle: 'none' },
  line: { display: 'flex', justifyContent: 'space-between', gap: '8px', marginBottom: '4px' },
  // 24 pixels, the minimum touch target.
  track: {
    position: 'relative',
    display: 'flex',
    height: '24px',
    overflow: 'hidden',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  point: {
    position: 'absolute',
    inset: 0,
    zIndex: 1,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  part: {
    boxSizing: 'border-box',
    minWidth: '2px',
    borderRight: `1px solid ${tokens.colorNeutralBackground1}`,
  },
  none: { backgroundColor: tokens.colorNeutralForeground3 },
  set: { backgroundColor: tokens.colorPaletteGreenForeground1 },
  denied: { backgroundColor: tokens.colorPaletteRedForeground1 },
  open: { backgroundColor: tokens.colorCompoundBrandForeground1 },
})

const parts = ['set', 'open', 'denied', 'none'] as const
type Part = (typeof parts)[number]

function partOf({ status }: ReportGroup): Part {
  if (status === 'none') return 'none'
  if (status === 'Denied') return 'denied'
  return status === 'Approved' || status === 'unvetted' ? 'set' : 'open'
}

const ways: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * Customers by qualification: one bar each, stacked by state. Each bar shows its numbers on hover
 * and, by the arrow keys, on focus; screen readers get a table.
 */
export function ReportChart({ groups }: { readonly groups: readonly ReportGroup[] }) {
  const styles = useStyles()
  const t = useReportWords()
  const titles = useWords().qualificationTitles
  const { hidden } = useHiddenStyles()
  const { number, list } = useFormats()
  const [focusable, setFocusable] = useState(0)
  const bars = [...Map.groupBy(groups, ({ qualification }) => qualification)].map(
    ([qualification, own]) => {
      const count = (part: Part) =>
        own.filter((group) => partOf(group) === part).reduce((sum, group) => sum + group.count, 0)
      const counts = parts.map((part) => ({ part, count: count(part) }))
      const total = counts.reduce((sum, each) => sum + each.count, 0)
      const title = qualification === 'None' ? t.none : (titles[qualification] ?? qualification)
      return { qualification, title, total, counts: counts.filter((each) => each.count > 0) }
    },
  )
  const most = Math.max(...bars.map(({ total }) => total))
  const last = bars.length - 1
  const focused = Math.min(focusable, last)
  const shown = parts.filter((part) =>
    bars.some(({ counts }) => counts.some((each) => each.part === part)),
  )
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const points = event.currentTarget.querySelectorAll<HTMLElement>('[role=img]')
    const next = points[ways[event.key]?.(focused, last) ?? -1]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <figure className={styles.figure} aria-label={t.groups}>
      <ul className={styles.legend} aria-hidden>
        {shown.map((part) => (
          <li key={part} className={styles.key}>
            <span className={mergeClasses(styles.swatch, styles[part])} />
            {t.parts[part]}
          </li>
        ))}
      </ul>
      <ul className={styles.bars} onKeyDown={move}>
        {bars.map(({ qualification, title, total, counts }, index) => {
          const said = counts.map(({ part, count }) => `${t.parts[part]}: ${number(count)}`)
          const summary = `${title} – ${list(said)}`
          return (
            <li key={qualification}>
              <div className={styles.line} aria-hidden>
                <span>{title}</span>
                <strong>{number(total)}</strong>
              </div>
              <div className={styles.track}>
                <span
                  role="img"
                  aria-label={summary}
                  data-hint={summary}
                  className={styles.point}
                  tabIndex={index === focused ? 0 : -1}
                  onFocus={() => setFocusable(index)}
                />
                {counts.map(({ part, count }) => (
                  <span
                    key={part}
                    aria-hidden
                    className={mergeClasses(styles.part, styles[part])}
                    style={{ width: `${(count / most) * 100}%` }}
                  />
                ))}
              </div>
            </li>
          )
        })}
      </ul>
      <div className={hidden}>
        <GroupTable groups={groups} />
      </div>
    </figure>
  )
}
