import type { VettingCaseSummary } from '@accredit/client'
import { Link, makeStyles } from '@fluentui/react-components'
import { Name } from '../../pieces/name.tsx'
import { followLink } from '../../routing/links.tsx'
import { addresses } from '../../routing/match-page.ts'

const useStyles = makeStyles({
  // Names may be as long as 300 characters; the list shows how they begin.
  name: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
  },
})

/** The way to a case. It takes the filter of the queue along, so that "next" means what it meant there. */
export function CaseLink({ found }: { readonly found: VettingCaseSummary }) {
  const styles = useStyles()
  const to = addresses.case(found.id) + location.search
  return (
    <Link
      as="a"
      href={to}
      className={styles.name}
      data-case={found.id}
      onClick={(event) => followLink(event, to)}
    >
      <Name>{found.companyName}</Name>
    </Link>
  )
}
