import type { Overview } from '@accredit/client'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ChartMultipleRegular, DataBarVerticalRegular, TableRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useOverviewWords } from '../i18n/use-overview-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { Section } from '../pieces/section.tsx'
import { WeeksChart } from './weeks-chart.tsx'
import { WeeksTable } from './weeks-table.tsx'

const useStyles = makeStyles({
  text: { margin: '0 0 12px', color: tokens.colorNeutralForeground2 },
})

/** Requests by week, as a chart or as a table. */
export function WeeksSection({ weeks }: { readonly weeks: Overview['weeks'] }) {
  const styles = useStyles()
  const t = useOverviewWords()
  const [table, setTable] = useState(false)
  if (weeks.every(({ requested }) => requested === 0)) {
    return (
      <Section title={t.weeks}>
        <Empty icon={<ChartMultipleRegular />} title={t.noRequests} text={t.noRequestsText} />
      </Section>
    )
  }
  return (
    <Section
      title={t.weeks}
      actions={
        <Button
          appearance="subtle"
          size="small"
          icon={table ? <DataBarVerticalRegular /> : <TableRegular />}
          onClick={() => setTable(!table)}
        >
          {table ? t.asChart : t.asTable}
        </Button>
      }
    >
      <p className={styles.text}>{t.weeksText}</p>
      {table ? <WeeksTable weeks={weeks} /> : <WeeksChart weeks={weeks} />}
    </Section>
  )
}
