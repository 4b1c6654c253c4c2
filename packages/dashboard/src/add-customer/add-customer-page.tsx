import { Page } from '../pieces/page.tsx'

export function AddCustomerPage(_: { readonly customerId?: string }) {
  return <Page title="AddCustomerPage" />
}
