import { Page } from '../pieces/page.tsx'

export function AccountPage(_: { readonly customerId?: string }) {
  return <Page title="AccountPage" />
}
