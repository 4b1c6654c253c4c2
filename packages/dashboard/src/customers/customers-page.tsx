import { Page } from '../pieces/page.tsx'

export function CustomersPage(_: { readonly customerId?: string }) {
  return <Page title="CustomersPage" />
}
