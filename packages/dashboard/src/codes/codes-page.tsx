import { Page } from '../pieces/page.tsx'

export function CodesPage(_: { readonly customerId?: string }) {
  return <Page title="CodesPage" />
}
