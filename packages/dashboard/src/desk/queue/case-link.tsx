import type { VettingCaseSummary } from '@accredit/client'
import { Name } from '../../pieces/name.tsx'
import { PageLink } from '../../routing/links.tsx'
import { addresses } from '../../routing/match-page.ts'

/** The way to a case. It takes the filter of the queue along, so that "next" means what it meant there. */
export function CaseLink({ found }: { readonly found: VettingCaseSummary }) {
  return (
    <PageLink to={addresses.case(found.id) + location.search} name data-case={found.id}>
      <Name>{found.companyName}</Name>
    </PageLink>
  )
}
