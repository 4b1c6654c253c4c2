import { makeStyles, tokens } from '@fluentui/react-components'
import { TaskListSquareLtrRegular } from '@fluentui/react-icons'
import { useFormats } from '../i18n/formats.ts'
import { useBulkWords } from '../i18n/use-bulk-words.ts'
import { DataTable } from '../pieces/data-table.tsx'
import { Empty } from '../pieces/empty.tsx'
import { PagedList } from '../pieces/paged-list.tsx'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { usePaging } from '../routing/use-paging.ts'
import { JobStateBadge } from './job-state-badge.tsx'
import { pageSize, useJobs } from './use-jobs.ts'

const useStyles = makeStyles({
  title: {
    margin: '0 0 8px',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  user: { overflowWrap: 'anywhere' },
})

/** The jobs of the partner, newest first. */
export function JobList() {
  const styles = useStyles()
  const t = useBulkWords()
  const { number } = useFormats()
  const paging = usePaging(pageSize)
  const query = useJobs(paging.after)
  return (
    <section>
      <h2 className={styles.title}>{t.jobs}</h2>
      <PagedList
        query={query}
        paging={paging}
        empty={<Empty icon={<TaskListSquareLtrRegular />} title={t.noJobs} text={t.noJobsText} />}
      >
        {(items) => (
          <DataTable
            caption={t.jobs}
            rows={items}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t.name,
                main: true,
                cell: ({ id, name }) => (
                  <PageLink to={addresses.bulkJob(id)} name>
                    {name}
                  </PageLink>
                ),
              },
              {
                key: 'state',
                title: t.state,
                cell: ({ state }) => <JobStateBadge state={state} />,
              },
              {
                key: 'rows',
                title: t.rows,
                end: true,
                cell: ({ counts }) => number(counts.total),
              },
              {
                key: 'accepted',
                title: t.outcomes.accepted,
                end: true,
                cell: ({ counts }) => number(counts.accepted),
              },
              {
                key: 'started',
                title: t.started,
                cell: ({ createdAt }) => <Time at={createdAt} />,
              },
              {
                key: 'by',
                title: t.by,
                cell: ({ startedBy }) => <span className={styles.user}>{startedBy}</span>,
              },
            ]}
          />
        )}
      </PagedList>
    </section>
  )
}
