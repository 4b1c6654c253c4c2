import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { TaskListSquareLtrRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useBulkWords } from '../i18n/use-bulk-words.ts'
import { DataTable } from '../pieces/data-table.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Pager } from '../pieces/pager.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { Time } from '../pieces/time.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { JobStateBadge } from './job-state-badge.tsx'
import { useJobs } from './use-jobs.ts'

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
  const { surface, list } = useSurfaceStyles()
  const t = useBulkWords()
  const { number } = useFormats()
  // The pages before this one, by what they begin after.
  const [before, setBefore] = useState<readonly (string | undefined)[]>([])
  const [after, setAfter] = useState<string>()
  const query = useJobs(after)
  return (
    <section>
      <h2 className={styles.title}>{t.jobs}</h2>
      <div className={mergeClasses(surface, list)}>
        <QueryView query={query}>
          {({ items, next }) =>
            items.length === 0 ? (
              <Empty icon={<TaskListSquareLtrRegular />} title={t.noJobs} text={t.noJobsText} />
            ) : (
              <>
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
                {(before.length > 0 || next !== undefined) && (
                  <Pager
                    offset={before.length * items.length}
                    shown={items.length}
                    total="many"
                    {...(before.length > 0 && {
                      onPrevious: () => {
                        setAfter(before.at(-1))
                        setBefore(before.slice(0, -1))
                      },
                    })}
                    {...(next !== undefined && {
                      onNext: () => {
                        setBefore([...before, after])
                        setAfter(next)
                      },
                    })}
                  />
                )}
              </>
            )
          }
        </QueryView>
      </div>
    </section>
  )
}
