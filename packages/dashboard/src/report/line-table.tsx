import type { ReportLine } from '@accredit/client'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { Name } from '../pieces/name.tsx'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { LineState } from './line-state.tsx'
import { useReportWords } from './use-report-words.ts'

/** Lines of the report: customers by qualification. */
export function LineTable({ lines }: { readonly lines: readonly ReportLine[] }) {
  const t = useReportWords()
  const titles = useWords().qualificationTitles
  const { number } = useFormats()
  return (
    <DataTable
      caption={t.lines}
      rows={lines}
      rowKey={({ customerId, qualification }) => `${customerId} ${qualification}`}
      columns={[
        {
          key: 'customer',
          title: t.customer,
          main: true,
          cell: ({ customerId, companyName }) => (
            <PageLink to={addresses.account(customerId)} name>
              <Name>{companyName}</Name>
            </PageLink>
          ),
        },
        {
          key: 'qualification',
          title: t.qualification,
          cell: ({ qualification }) =>
            qualification === 'None' ? t.none : (titles[qualification] ?? qualification),
        },
        { key: 'status', title: t.status, cell: (line) => <LineState of={line} /> },
        {
          key: 'requested',
          title: t.requested,
          cell: ({ requestedAt }) =>
            requestedAt === undefined ? '—' : <Time at={requestedAt} relative />,
        },
        {
          key: 'changed',
          title: t.changed,
          cell: ({ changedAt }) =>
            changedAt === undefined ? '—' : <Time at={changedAt} relative />,
        },
        {
          key: 'left',
          title: t.requestsLeft,
          end: true,
          cell: ({ requestsLeft }) =>
            typeof requestsLeft === 'number' ? number(requestsLeft) : '—',
        },
        { key: 'step', title: t.nextStep, cell: ({ nextStep }) => t.steps[nextStep] },
      ]}
    />
  )
}
