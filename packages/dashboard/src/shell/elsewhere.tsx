import { DoorRegular, MapRegular } from '@fluentui/react-icons'
import { Empty } from '../pieces/empty.tsx'
import { Page } from '../pieces/page.tsx'
import { PageLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'

/** Placeholder where there is no page, or none for this user, with a link to one. */
export function Elsewhere({
  title,
  text,
  to,
  link,
}: {
  readonly title: string
  readonly text: string
  readonly to: string
  readonly link: string
}) {
  return (
    <Page title={title}>
      <Empty icon={to === addresses.desk ? <DoorRegular /> : <MapRegular />} title={text}>
        <PageLink to={to}>{link}</PageLink>
      </Empty>
    </Page>
  )
}
