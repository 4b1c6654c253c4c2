import { PlugDisconnectedRegular } from '@fluentui/react-icons'
import { Component, lazy, Suspense, useEffect, type ReactNode } from 'react'
import { CustomersPage } from '../customers/customers-page.tsx'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Loading } from '../pieces/loading.tsx'
import { Page } from '../pieces/page.tsx'
import { navigate } from '../routing/location.ts'
import { addresses, type Place } from '../routing/match-page.ts'
import { Button } from '@fluentui/react-components'

// Users begin at the list; the other pages load on demand.
const AccountPage = lazy(async () => ({
  default: (await import('../account/account-page.tsx')).AccountPage,
}))
const AddCustomerPage = lazy(async () => ({
  default: (await import('../add-customer/add-customer-page.tsx')).AddCustomerPage,
}))
const CodesPage = lazy(async () => ({
  default: (await import('../codes/codes-page.tsx')).CodesPage,
}))
const ActivityPage = lazy(async () => ({
  default: (await import('../activity/activity-page.tsx')).ActivityPage,
}))
const OverviewPage = lazy(async () => ({
  default: (await import('../overview/overview-page.tsx')).OverviewPage,
}))
const ReportPage = lazy(async () => ({
  default: (await import('../report/report-page.tsx')).ReportPage,
}))
const BulkArea = lazy(async () => ({ default: (await import('../bulk/bulk-area.tsx')).BulkArea }))
const InspectorPage = lazy(async () => ({
  default: (await import('../inspector/inspector-page.tsx')).InspectorPage,
}))
const NotificationsPage = lazy(async () => ({
  default: (await import('../notifications/notifications-page.tsx')).NotificationsPage,
}))
const WebhooksPage = lazy(async () => ({
  default: (await import('../webhooks/webhooks-page.tsx')).WebhooksPage,
}))
const Elsewhere = lazy(async () => ({ default: (await import('./elsewhere.tsx')).Elsewhere }))
const DeskArea = lazy(async () => ({ default: (await import('../desk/desk-area.tsx')).DeskArea }))

/** The page of an address, if the user may see it. */
export function Pages({ place }: { readonly place: Place }) {
  const t = useWords().shell
  const { kind, cspRoles, reviewer, mayWrite, mode } = useSignedIn()
  const ofPartner = kind === 'app' || cspRoles.length > 0 || !reviewer
  return (
    <Crash key={keyOf(place)}>
      <Suspense fallback={<Loading />}>{show()}</Suspense>
    </Crash>
  )

  function show(): ReactNode {
    if (place.page === 'home') return <Home to={ofPartner ? addresses.customers : addresses.desk} />
    if (place.page === 'desk') {
      return reviewer ? (
        <DeskArea caseId={place.caseId} />
      ) : (
        <Elsewhere
          title={t.partnersOnly}
          text={t.partnersOnlyText}
          to={addresses.customers}
          link={t.toCustomers}
        />
      )
    }
    if (place.page === 'inspector' && mode === 'sandbox') {
      return <InspectorPage entryId={place.entryId} />
    }
    if (place.page === 'lost' || place.page === 'inspector') {
      return (
        <Elsewhere
          title={t.lostTitle}
          text={t.lostText}
          {...(ofPartner
            ? { to: addresses.customers, link: t.toCustomers }
            : { to: addresses.desk, link: t.toDesk })}
        />
      )
    }
    if (!ofPartner) {
      return (
        <Elsewhere title={t.staffOnly} text={t.staffOnlyText} to={addresses.desk} link={t.toDesk} />
      )
    }
    switch (place.page) {
      case 'customers':
        return <CustomersPage />
      case 'add-customer':
        return mayWrite ? (
          <AddCustomerPage />
        ) : (
          <Elsewhere
            title={t.mayNotWrite}
            text={t.mayNotWriteText}
            to={addresses.customers}
            link={t.toCustomers}
          />
        )
      case 'bulk':
        return <BulkArea jobId={place.jobId} />
      case 'account':
        return <AccountPage customerId={place.customerId} />
      case 'codes':
        return <CodesPage />
      case 'activity':
        return <ActivityPage />
      case 'overview':
        return <OverviewPage />
      case 'notifications':
        return <NotificationsPage />
      case 'webhooks':
        return <WebhooksPage webhookId={place.webhookId} />
      case 'report':
        return <ReportPage />
    }
  }
}

/** The inspector stays mounted from one request to the next, list and focus included. */
function keyOf(place: Place): string {
  return place.page === 'inspector' ? place.page : JSON.stringify(place)
}

function Home({ to }: { readonly to: string }) {
  useEffect(() => navigate(to, { replace: true }), [to])
  return <Loading />
}

/** Catches errors inside a page, so that the navigation keeps working. */
class Crash extends Component<{ readonly children: ReactNode }, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children
  }
}

/** Placeholder for a page that failed to render or to load. */
function Broken() {
  const t = useWords().shell
  return (
    <Page title={t.broken}>
      <Empty icon={<PlugDisconnectedRegular />} title={t.brokenText}>
        <Button onClick={() => location.reload()}>{t.reload}</Button>
      </Empty>
    </Page>
  )
}
