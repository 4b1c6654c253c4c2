import type { ReportGroup } from '@accredit/client'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { Time } from '../pieces/time.tsx'
import { LineState } from './line-state.tsx'
import { useReportWords } from './use-report-words.ts'

/** Counts by qualification and state as a table. */
export function GroupTable({ groups }: { readonly groups: readonly ReportGroup[] }) {
  const t = useReportWords()
  const titles = useWords().qualificationTitles
  const { number } = useFormats()
  return (
    <DataTable
      caption={t.groups}
      rows={groups}
      rowKey={({ qualification, status, reason = '', nextStep }) =>
        [qualification, status, reason, nextStep].join(' ')
      }
      columns={[
        {
          key: 'qualification',
          title: t.qualification,
          main: true,
          cell: ({ qualification }) =>
            qualification === 'None' ? t.none : (titles[qualification] ?? qualification),
        },
        { key: 'status', title: t.status, cell: (group) => <LineState of={group} /> },
        { key: 'step', title: t.nextStep, cell: ({ nextStep }) => t.steps[nextStep] },
        {
          key: 'oldest',
          title: t.oldest,
          cell: ({ oldest }) => (oldest === undefined ? '—' : <Time at={oldest} />),
        },
        { key: 'count', title: t.count, end: true, cell: ({ count }) => number(count) },
      ]}
    />
  )
}
