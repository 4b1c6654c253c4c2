import { PartnerError } from '@accredit/client'
import { makeStyles } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { Name } from '../pieces/name.tsx'
import { Page } from '../pieces/page.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { AccountInfo } from './account-info.tsx'
import { BillingSection } from './billing-section.tsx'
import { CompanySection } from './company-section.tsx'
import { CustomerActivity } from './customer-activity.tsx'
import { CustomerEvents } from './customer-events.tsx'
import { QualificationsSection } from './qualifications-section.tsx'
import { useCustomer } from './use-account.ts'
import { UnknownCustomer } from './unknown-customer.tsx'
import { VettingHistory } from './vetting-history.tsx'

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gap: '20px',
    alignItems: 'start',
    gridTemplateColumns: 'minmax(0, 1fr)',
    '@media (min-width: 1200px)': { gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)' },
  },
  column: { display: 'grid', gap: '20px', minWidth: 0 },
})

/** A customer's Account page. */
export function AccountPage({ customerId }: { readonly customerId: string }) {
  const styles = useStyles()
  const t = useWords().account
  const query = useCustomer(customerId)
  const crumbs = [{ text: t.customers, to: addresses.customers + useHere().search }]
  if (isUnknown(query.error)) {
    return <UnknownCustomer customerId={customerId} crumbs={crumbs} error={query.error} />
  }
  const name = query.data?.companyProfile.companyName ?? t.account
  return (
    <Page
      title={name}
      lead={query.data && <Name>{query.data.companyProfile.domain}</Name>}
      crumbs={crumbs}
    >
      <QueryView query={query}>
        {(customer) => (
          <div className={styles.columns}>
            <div className={styles.column}>
              <AccountInfo customer={customer} />
              <QualificationsSection customer={customer} />
              <VettingHistory customerId={customer.id} />
            </div>
            <div className={styles.column}>
              <CompanySection customer={customer} />
              <BillingSection customer={customer} />
              <CustomerActivity customerId={customer.id} />
              <CustomerEvents customerId={customer.id} />
            </div>
          </div>
        )}
      </QueryView>
    </Page>
  )
}

function isUnknown(error: unknown): boolean {
  return error instanceof PartnerError && (error.status === 404 || error.status === 400)
}
