import { Page } from '../pieces/page.tsx'

export function OverviewPage(_: { readonly customerId?: string }) {
  return <Page title="OverviewPage" />
}
