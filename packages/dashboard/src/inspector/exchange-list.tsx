import type { JournalPage } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { MailInboxRegular } from '@fluentui/react-icons'
import type { UseQueryResult } from '@tanstack/react-query'
import { Empty } from '../pieces/empty.tsx'
import { Pager } from '../pieces/pager.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { setQuery } from '../routing/location.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { ExchangeRow } from './exchange-row.tsx'
import { filterFields, type ExchangeFilter } from './use-exchange-filter.ts'
import { pageSize } from './use-exchanges.ts'

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: '4px' },
  pager: { padding: '0 12px 8px', borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
})

// The service gives a token for the next page, not for the previous one; pages seen in this tab are
// remembered.
const pageBefore = new Map<string, string>()

/** One page of requests, newest first. */
export function ExchangeList({
  query,
  filter,
  chosen,
}: {
  readonly query: UseQueryResult<JournalPage>
  readonly filter: ExchangeFilter
  readonly chosen: string | undefined
}) {
  const styles = useStyles()
  const { surface } = useSurfaceStyles()
  const t = useSandboxWords().inspector
  return (
    <QueryView query={query}>
      {({ entries, found, newer }) => {
        const oldest = entries[0]?.id
        const isLast = newer + entries.length >= found || oldest === undefined
        const newerPage = pageBefore.get(filter.before)
        return (
          <div className={surface}>
            <ul aria-label={t.list} className={styles.list}>
              {entries.toReversed().map((entry) => (
                <ExchangeRow key={entry.id} entry={entry} isChosen={entry.id === chosen} />
              ))}
            </ul>
            <div role="status">{entries.length === 0 && <NothingFound filter={filter} />}</div>
            {(found > pageSize || newer > 0) && (
              <div className={styles.pager}>
                <Pager
                  offset={newer}
                  shown={entries.length}
                  total={found}
                  {...(newer > 0 && { onFirst: () => setQuery({ before: '' }) })}
                  {...(newer > 0 &&
                    newerPage !== undefined && {
                      onPrevious: () => setQuery({ before: newerPage }),
                    })}
                  {...(!isLast && {
                    onNext: () => {
                      pageBefore.set(oldest, filter.before)
                      setQuery({ before: oldest })
                    },
                  })}
                />
              </div>
            )}
          </div>
        )
      }}
    </QueryView>
  )
}

function NothingFound({ filter }: { readonly filter: ExchangeFilter }) {
  const t = useSandboxWords().inspector
  const isFiltered = filterFields.some((name) => filter[name] !== '')
  return isFiltered ? (
    <Empty icon={<MailInboxRegular />} title={t.noMatch} text={t.noMatchText} />
  ) : (
    <Empty icon={<MailInboxRegular />} title={t.none} text={t.noneText} />
  )
}
