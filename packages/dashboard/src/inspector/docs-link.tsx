import { Link, makeStyles } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { basePath } from '../routing/base.ts'

const useStyles = makeStyles({
  // A standalone link, which must be large enough to tap.
  link: { display: 'inline-flex', alignItems: 'center', gap: '4px', minHeight: '24px' },
})

/** A link to a page of the reference, in a new tab. */
export function DocsLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  const styles = useStyles()
  return (
    <Link href={basePath + to} target="_blank" rel="noreferrer" className={styles.link}>
      {children} <OpenRegular aria-hidden />
    </Link>
  )
}
