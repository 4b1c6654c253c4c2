import { makeStyles } from '@fluentui/react-components'
import { ListAndDetail } from '../pieces/list-and-detail.tsx'
import { Page } from '../pieces/page.tsx'
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

const useStyles = makeStyles({ page: { maxWidth: '1600px' } })

/** The requests that the sandbox received, live, and one of them in full. */
export function InspectorPage({ entryId }: { readonly entryId: string | undefined }) {
  const styles = useStyles()
  const t = useSandboxWords().inspector
  const { search } = useHere()
  const filter = useExchangeFilter()
  const query = useExchanges(filter)
  return (
    <Page title={t.title} lead={t.lead} className={styles.page} actions={<EmptyJournal />}>
      <ListAndDetail
        list={
          <>
            <ExchangeFilters filter={filter} />
            <ExchangeList query={query} filter={filter} chosen={entryId} />
            {query.data && <JournalSize kept={query.data.kept} />}
          </>
        }
        detail={entryId && <ExchangeDetail key={entryId} entryId={entryId} />}
        choose={t.choose}
        back={{ to: addresses.inspector + search, text: t.back }}
      />
    </Page>
  )
}
