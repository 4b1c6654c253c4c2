import { makeStyles, mergeClasses } from '@fluentui/react-components'
import { ArrowLeftRegular, CursorClickRegular } from '@fluentui/react-icons'
import { Empty } from '../pieces/empty.tsx'
import { Page } from '../pieces/page.tsx'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { notRoomy, roomy } from '../pieces/widths.ts'
import { PageLink } from '../routing/links.tsx'
import { useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { EmptyJournal } from './empty-journal.tsx'
import { ExchangeDetail } from './exchange-detail.tsx'
import { ExchangeFilters } from './exchange-filters.tsx'
import { ExchangeList } from './exchange-list.tsx'
import { JournalSize } from './journal-size.tsx'
import { useExchangeFilter } from './use-exchange-filter.ts'
import { useExchanges } from './use-exchanges.ts'

const useStyles = makeStyles({
  page: { maxWidth: '1600px' },
  columns: {
    [roomy]: {
      display: 'grid',
      gridTemplateColumns: 'minmax(360px, 2fr) minmax(0, 3fr)',
      gap: '20px',
      alignItems: 'start',
    },
  },
  list: { minWidth: 0 },
  detail: { minWidth: 0 },
  // With room for one of them alone, the chosen request takes the place of the list.
  givesWay: { [notRoomy]: { display: 'none' } },
  back: {
    display: 'flex',
    alignItems: 'center',
    gap: '4px',
    marginBottom: '12px',
    [roomy]: { display: 'none' },
  },
})

/** The requests that the sandbox received, as they arrive, and one of them as a whole. */
export function InspectorPage({ entryId }: { readonly entryId: string | undefined }) {
  const styles = useStyles()
  const { surface } = useSurfaceStyles()
  const t = useSandboxWords().inspector
  const { search } = useHere()
  const filter = useExchangeFilter()
  const query = useExchanges(filter)
  const isChosen = entryId !== undefined
  return (
    <Page title={t.title} lead={t.lead} className={styles.page} actions={<EmptyJournal />}>
      <div className={styles.columns}>
        <div className={mergeClasses(styles.list, isChosen && styles.givesWay)}>
          <ExchangeFilters filter={filter} />
          <ExchangeList query={query} filter={filter} chosen={entryId} />
          {query.data && <JournalSize kept={query.data.kept} />}
        </div>
        <div className={mergeClasses(styles.detail, !isChosen && styles.givesWay)}>
          {isChosen ? (
            <>
              <div className={styles.back}>
                <ArrowLeftRegular aria-hidden />
                <PageLink to={addresses.inspector + search}>{t.back}</PageLink>
              </div>
              <ExchangeDetail key={entryId} entryId={entryId} />
            </>
          ) : (
            <div className={surface}>
              <Empty icon={<CursorClickRegular />} title={t.choose} />
            </div>
          )}
        </div>
      </div>
    </Page>
  )
}
