import type { ReportLine } from '@accredit/client'
import { makeStyles } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { DataTable } from '../pieces/data-table.tsx'
import { Name } from '../pieces/name.tsx'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { LineState } from './line-state.tsx'
import { useReportWords } from './use-report-words.ts'

const useStyles = makeStyles({
  state: { display: 'grid', justifyItems: 'start', gap: '4px' },
  age: { whiteSpace: 'nowrap' },
})

/** Lines of the report: customers by qualification. */
export function LineTable({ lines }: { readonly lines: readonly ReportLine[] }) {
  const styles = useStyles()
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
          cell: (line) =>
            line.status === 'none' ? (
              t.none
            ) : (
              <div className={styles.state}>
                <span>{titles[line.qualification] ?? line.qualification}</span>
                <LineState of={line} />
              </div>
            ),
        },
        {
          key: 'age',
          title: t.age,
          cell: ({ requestedAt, changedAt }) => {
            const since = requestedAt ?? changedAt
            return since === undefined ? (
              '—'
            ) : (
              <span className={styles.age}>
                <Time at={since} relative />
              </span>
            )
          },
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
