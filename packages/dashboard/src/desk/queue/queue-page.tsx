import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkStarburstRegular, SearchRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { useFormats } from '../../i18n/formats.ts'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { Empty } from '../../pieces/empty.tsx'
import { Page } from '../../pieces/page.tsx'
import { QueryView } from '../../pieces/query-view.tsx'
import { Shortcuts } from '../keys/shortcuts.tsx'
import { LastDecision } from '../last-decision.tsx'
import { writeQueueFilter } from './queue-filter.ts'
import { QueueFilters } from './queue-filters.tsx'
import { QueueTable } from './queue-table.tsx'
import { useQueue } from './use-queue.ts'
import { clearQueueFilter, useQueueFilter } from './use-queue-filter.ts'
import { useRowKeys } from './use-row-keys.ts'

const useStyles = makeStyles({
  last: { ':not(:empty)': { marginBottom: '16px' } },
  count: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  // A list that is being replaced stays readable.
  stale: { opacity: 0.6 },
  more: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '8px',
    justifyContent: 'center',
    padding: '16px',
  },
})

/** Rows rendered at first; thousands would slow the browser down. */
const rowsAtOnce = 50

/** The desk's queue: filters, the list, and its keyboard navigation. */
export function QueuePage() {
  const styles = useStyles()
  const t = useDeskWords().queue
  const desk = useDeskWords().desk
  const { number, plural } = useFormats()
  const filter = useQueueFilter()
  const { query, cases = [], mayReadOn, readOn } = useQueue(filter)
  const [most, setMost] = useState(rowsAtOnce)
  const hidden = Math.max(0, cases.length - most)
  const showMore = () => setMost((rows) => rows + rowsAtOnce)
  const list = useRowKeys(() => (hidden > 0 ? showMore() : mayReadOn && readOn()))
  const filtered = writeQueueFilter(filter) !== ''
  const shown = number(cases.length)
  const count = query.hasNextPage ? t.first(shown) : plural(cases.length, t.count(shown))
  return (
    <Page title={desk.title} lead={t.lead} actions={<Shortcuts />}>
      <div className={styles.last}>
        <LastDecision />
      </div>
      <QueueFilters filter={filter} shown={cases} />
      <p className={styles.count} role="status">
        {query.data && count}
      </p>
      <QueryView query={query}>
        {() => (
          <div {...list} className={query.isPlaceholderData ? styles.stale : ''}>
            {cases.length > 0 && <QueueTable cases={cases.slice(0, most)} />}
            {cases.length === 0 && (
              <Empty
                icon={filtered ? <SearchRegular /> : <CheckmarkStarburstRegular />}
                title={filtered ? t.noMatchTitle : t.emptyTitle}
                text={filtered ? t.noMatchText : t.emptyText}
              >
                {filtered && <Button onClick={clearQueueFilter}>{t.clear}</Button>}
              </Empty>
            )}
            <div className={styles.more}>
              {hidden > 0 && (
                <Button onClick={showMore}>{t.more(number(Math.min(hidden, rowsAtOnce)))}</Button>
              )}
              {hidden === 0 && mayReadOn && <Button onClick={readOn}>{t.older}</Button>}
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  )
}
