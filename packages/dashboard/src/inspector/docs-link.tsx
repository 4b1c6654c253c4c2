import { Link } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'

/** A link to a page of the reference, in a tab of its own. */
export function DocsLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <Link href={to} target="_blank" rel="noreferrer">
      {children} <OpenRegular aria-hidden />
    </Link>
  )
}
