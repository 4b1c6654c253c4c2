import type { VettingCaseSummary } from '@accredit/client'
import { Name } from '../../pieces/name.tsx'
import { PageLink } from '../../routing/links.tsx'
import { addresses } from '../../routing/match-page.ts'

/** Link to a case. It carries the queue's filter, so that "next" follows the same order there. */
export function CaseLink({ found }: { readonly found: VettingCaseSummary }) {
  return (
    <PageLink to={addresses.case(found.id) + location.search} name data-case={found.id}>
      <Name>{found.companyName}</Name>
    </PageLink>
  )
}
