import { Button } from '@fluentui/react-components'
import { PeopleAddRegular, PeopleSearchRegular, PersonAddRegular } from '@fluentui/react-icons'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { usePartner } from '../data/partner.tsx'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Page } from '../pieces/page.tsx'
import { PagedList } from '../pieces/paged-list.tsx'
import { useHint } from '../pieces/use-hint.tsx'
import { followLink } from '../routing/links.tsx'
import { useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { CustomerFilters } from './customer-filters.tsx'
import { CustomerTable } from './customer-table.tsx'
import { ExportCustomers } from './export-customers.tsx'
import { readCustomers } from './read-customers.ts'
import { useCustomerPaging } from './use-customer-paging.ts'

/** The partner's customers: search, filter, paging, export, and the link to add one. */
export function CustomersPage() {
  const t = useWords().customers
  const { bulk } = useWords().shell
  const needsRole = useHint(t.addNeedsRole)
  const partner = usePartner()
  const { mayWrite } = useSignedIn()
  const paging = useCustomerPaging()
  const { search, status } = paging
  const query = useQuery({
    ...readCustomers({ partner }, paging),
    placeholderData: keepPreviousData,
  })
  const filtered = search !== undefined || status !== undefined
  // Keeps the list's filters for the way back.
  const toAdd = addresses.addCustomer + useHere().search
  const add = (
    <Button
      as="a"
      appearance="primary"
      icon={<PersonAddRegular />}
      href={toAdd}
      onClick={(event) => followLink(event, toAdd)}
    >
      {t.add}
    </Button>
  )
  return (
    <Page
      title={t.title}
      actions={
        <>
          <ExportCustomers search={search} status={status} />
          {mayWrite && (
            <Button
              as="a"
              href={addresses.bulk}
              onClick={(event) => followLink(event, addresses.bulk)}
            >
              {bulk}
            </Button>
          )}
          {mayWrite ? (
            add
          ) : (
            <>
              <Button
                appearance="primary"
                icon={<PersonAddRegular />}
                disabledFocusable
                {...needsRole.carrier}
              >
                {t.add}
              </Button>
              {needsRole.description}
            </>
          )}
        </>
      }
    >
      <CustomerFilters key={`${filtered}`} paging={paging} />
      <PagedList
        query={query}
        paging={paging}
        total={({ total }) => total}
        empty={
          <Empty
            icon={filtered ? <PeopleSearchRegular /> : <PeopleAddRegular />}
            title={filtered ? t.noMatch : t.noneYet}
            text={filtered ? t.noMatchText : t.noneYetText}
          >
            {filtered ? <Button onClick={paging.clear}>{t.clear}</Button> : mayWrite && add}
          </Empty>
        }
      >
        {(items) => <CustomerTable customers={items} />}
      </PagedList>
    </Page>
  )
}
