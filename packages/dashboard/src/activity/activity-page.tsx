import type { AuditRecord, Page as WirePage } from '@accredit/client'
import { Button, makeStyles, mergeClasses } from '@fluentui/react-components'
import { HistoryRegular } from '@fluentui/react-icons'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { Empty } from '../pieces/empty.tsx'
import { ExportButton } from '../pieces/export-button.tsx'
import { Failure } from '../pieces/failure.tsx'
import { Loading } from '../pieces/loading.tsx'
import { Page } from '../pieces/page.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { ActivityFilters } from './activity-filters.tsx'
import { ActivityTable } from './activity-table.tsx'
import { describeRecord } from './describe-record.ts'
import { auditQueryOf, findDayFaults, isOfDays, useActivityFilter } from './use-activity-filter.ts'
import { useRecordWords } from './use-record-words.ts'

const pageSize = 50

const useStyles = makeStyles({
  more: { display: 'grid', justifyContent: 'center', paddingTop: '16px' },
})

/** Log of changes to the partner's customers. */
export function ActivityPage() {
  const styles = useStyles()
  const { surface, list } = useSurfaceStyles()
  const t = useWords().activity
  const words = useRecordWords()
  const { exact } = useFormats()
  const partner = usePartner()
  const filter = useActivityFilter()
  const wanted = auditQueryOf(filter)
  const isRight = Object.keys(findDayFaults(filter)).length === 0
  const query = useInfiniteQuery({
    queryKey: keys.activityPage(wanted),
    initialPageParam: undefined as WirePage<AuditRecord> | undefined,
    queryFn: async ({ pageParam, signal }) =>
      (await pageParam?.next({ signal })) ??
      (await partner.auditRecords.query({ ...wanted, size: pageSize }, { signal })),
    getNextPageParam: (last) => (last.isLastPage ? undefined : last),
    placeholderData: keepPreviousData,
    // The filter itself shows its errors.
    enabled: isRight,
  })
  const records = query.data?.pages
    .flatMap(({ items }) => items)
    .filter((record) => isOfDays(filter, record))
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        <ExportButton
          fileName="activity.csv"
          head={[t.when, t.customer, t.action, t.user]}
          rows={async function* readRows(signal) {
            for await (const record of partner.auditRecords.query(wanted, { signal })) {
              if (!isOfDays(filter, record)) continue
              const { action, actor } = describeRecord(record, words)
              yield [exact(record.operationDate), record.customerName, action, actor]
            }
          }}
        />
      }
    >
      <ActivityFilters filter={filter} />
      {query.isError && <Failure error={query.error} retry={() => void query.refetch()} />}
      {query.isLoading && <Loading />}
      <div role="status">
        {isRight && records?.length === 0 && !query.hasNextPage && (
          <Empty icon={<HistoryRegular />} title={t.none} text={t.noneText} />
        )}
      </div>
      {records !== undefined && records.length > 0 && (
        <div className={mergeClasses(surface, list)}>
          <ActivityTable records={records} />
        </div>
      )}
      {query.hasNextPage && (
        <div className={styles.more}>
          <Button
            disabledFocusable={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t.more}
          </Button>
        </div>
      )}
    </Page>
  )
}
