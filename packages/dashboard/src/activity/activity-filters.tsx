import { Field, Input, makeStyles } from '@fluentui/react-components'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/language.tsx'
import { narrow } from '../pieces/widths.ts'
import { setQuery } from '../routing/location.ts'
import { findDayFaults, type ActivityFilter } from './use-activity-filter.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: '12px 16px', marginBottom: '16px' },
  day: { flex: '0 1 180px', [narrow]: { flex: '1 1 140px' } },
  company: { flex: '1 1 240px', maxWidth: '400px', [narrow]: { maxWidth: 'none' } },
})

const restMs = 250

/** Filters of the activity log: dates and company. */
export function ActivityFilters({ filter }: { readonly filter: ActivityFilter }) {
  const styles = useStyles()
  const t = useWords().activity
  const { from, to, company, earliest, today } = filter
  const [typed, setTyped] = useState(company)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const find = (text: string) => {
    setTyped(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setQuery({ company: text.trim() }), restMs)
  }
  const faults = findDayFaults(filter)
  return (
    <div className={styles.filters} role="search">
      <Field
        label={t.from}
        className={styles.day}
        {...(faults.from && { validationMessage: t[faults.from] })}
      >
        <Input
          type="date"
          min={earliest}
          max={today}
          value={from}
          onChange={(_, { value }) => setQuery({ start: value })}
        />
      </Field>
      <Field
        label={t.to}
        className={styles.day}
        {...(faults.to && { validationMessage: t[faults.to] })}
      >
        <Input
          type="date"
          min={earliest}
          max={today}
          value={to}
          onChange={(_, { value }) => setQuery({ end: value })}
        />
      </Field>
      <Field label={t.company} className={styles.company}>
        <Input type="search" value={typed} onChange={(_, { value }) => find(value)} />
      </Field>
    </div>
  )
}
