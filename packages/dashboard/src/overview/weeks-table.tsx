import type { Overview } from '@accredit/client'
import { useFormats } from '../i18n/formats.ts'
import { useOverviewWords } from '../i18n/use-overview-words.ts'
import { DataTable } from '../pieces/data-table.tsx'

/** Requests by week in figures. */
export function WeeksTable({ weeks }: { readonly weeks: Overview['weeks'] }) {
  const t = useOverviewWords()
  const { shortDate, number } = useFormats()
  return (
    <DataTable
      caption={t.weeks}
      rows={weeks}
      rowKey={({ weekOf }) => weekOf}
      columns={[
        { key: 'week', title: t.week, main: true, cell: ({ weekOf }) => shortDate(weekOf) },
        { key: 'all', title: t.requested, end: true, cell: (row) => number(row.requested) },
        { key: 'approved', title: t.approved, end: true, cell: (row) => number(row.approved) },
        { key: 'denied', title: t.denied, end: true, cell: (row) => number(row.denied) },
        { key: 'open', title: t.open, end: true, cell: (row) => number(row.open) },
      ]}
    />
  )
}
