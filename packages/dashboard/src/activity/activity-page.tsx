import { Page } from '../pieces/page.tsx'

export function ActivityPage(_: { readonly customerId?: string }) {
  return <Page title="ActivityPage" />
}
