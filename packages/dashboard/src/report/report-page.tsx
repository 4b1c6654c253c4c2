import type { ReportGroup } from '@accredit/client'
import { Button, makeStyles } from '@fluentui/react-components'
import {
  DataBarHorizontalRegular,
  DocumentSearchRegular,
  TableRegular,
} from '@fluentui/react-icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useWords } from '../i18n/language.tsx'
import { useOverviewWords } from '../i18n/use-overview-words.ts'
import { Empty } from '../pieces/empty.tsx'
import { Page } from '../pieces/page.tsx'
import { PagedList } from '../pieces/paged-list.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { addresses } from '../routing/match-page.ts'
import { usePaging } from '../routing/use-paging.ts'
import { ExportReport } from './export-report.tsx'
import { GroupTable } from './group-table.tsx'
import { LineTable } from './line-table.tsx'
import { ReportChart } from './report-chart.tsx'
import { ReportFilters } from './report-filters.tsx'
import { useReportFilter } from './use-report-filter.ts'
import { useReportWords } from './use-report-words.ts'

const pageSize = 50

const useStyles = makeStyles({
  lines: { marginTop: '20px' },
})

/** All customers by qualification: filters, chart, table and export. */
export function ReportPage() {
  const styles = useStyles()
  const t = useReportWords()
  const overview = useOverviewWords()
  const { customers } = useWords()
  const partner = usePartner()
  const { choice, filter, isFiltered, find, clear } = useReportFilter()
  const paging = usePaging(pageSize)
  const readPage = (after: string | undefined) => {
    const wanted = { ...filter, after, size: pageSize }
    return {
      queryKey: keys.reportPage(wanted),
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        partner.insight.report(wanted, { signal }),
      placeholderData: keepPreviousData,
    }
  }
  // The first page has the counts of all pages.
  const first = useQuery(readPage(undefined))
  const query = useQuery(readPage(paging.after))
  const total = first.data?.groups?.reduce((sum, { count }) => sum + count, 0)
  return (
    <Page
      title={t.title}
      lead={t.lead}
      crumbs={[{ text: overview.title, to: addresses.overview }]}
      actions={<ExportReport filter={filter} />}
    >
      <ReportFilters choice={choice} find={find} />
      <QueryView query={first}>
        {({ groups = [] }) => groups.length > 0 && <Groups groups={groups} />}
      </QueryView>
      <PagedList
        query={query}
        paging={paging}
        total={() => total}
        className={styles.lines}
        empty={
          <Empty
            icon={<DocumentSearchRegular />}
            title={isFiltered ? t.noMatch : customers.noneYet}
            text={isFiltered ? t.noMatchText : ''}
          >
            {isFiltered && <Button onClick={clear}>{t.clear}</Button>}
          </Empty>
        }
      >
        {(items) => <LineTable lines={items} />}
      </PagedList>
    </Page>
  )
}

/** Counts by qualification, as a chart or as a table. */
function Groups({ groups }: { readonly groups: readonly ReportGroup[] }) {
  const t = useReportWords()
  const overview = useOverviewWords()
  const [table, setTable] = useState(false)
  return (
    <Section
      title={t.groups}
      actions={
        <Button
          appearance="subtle"
          size="small"
          icon={table ? <DataBarHorizontalRegular /> : <TableRegular />}
          onClick={() => setTable(!table)}
        >
          {table ? overview.asChart : overview.asTable}
        </Button>
      }
    >
      {table ? <GroupTable groups={groups} /> : <ReportChart groups={groups} />}
    </Section>
  )
}
