import { PartnerError } from '@accredit/client'
import { BuildingRegular } from '@fluentui/react-icons'
import type { ComponentProps } from 'react'
import { ActivityList } from '../activity/activity-list.tsx'
import { longestDays } from '../activity/use-activity-filter.ts'
import { describeError } from '../i18n/describe-error.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { Empty } from '../pieces/empty.tsx'
import { Loading } from '../pieces/loading.tsx'
import { Page } from '../pieces/page.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { Section } from '../pieces/section.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { useCustomerActivity } from './use-customer-activity.ts'

/**
 * Page for a customer that the partner does not have. The log and the code redemptions name former
 * customers: for those it says so and shows what is still known.
 */
export function UnknownCustomer({
  customerId,
  crumbs,
  error,
}: {
  readonly customerId: string
  readonly crumbs: ComponentProps<typeof Page>['crumbs']
  readonly error: unknown
}) {
  const t = useWords().account
  const spoken = useLanguage()
  const isId = error instanceof PartnerError && error.status === 404
  const query = useCustomerActivity(customerId, { days: longestDays, enabled: isId })
  const [latest] = query.data ?? []
  if (query.isLoading) {
    return (
      <Page title={t.account} crumbs={crumbs}>
        <Loading />
      </Page>
    )
  }
  if (latest === undefined) {
    return (
      <Page title={t.notFound} crumbs={crumbs}>
        <Empty icon={<BuildingRegular />} title={describeError(error, spoken).text}>
          <PageLink to={addresses.customers}>{t.customers}</PageLink>
        </Empty>
      </Page>
    )
  }
  return (
    <Page title={latest.customerName ?? t.notFound} lead={t.hasLeft} crumbs={crumbs}>
      <Section title={t.activity}>
        <QueryView query={query}>{(records) => <ActivityList records={records} />}</QueryView>
      </Section>
    </Page>
  )
}
