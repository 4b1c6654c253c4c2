import { Link } from '@fluentui/react-components'
import type { MouseEvent, ReactNode } from 'react'
import { navigate } from './location.ts'

/** Follows a link inside the dashboard; every other way to open it stays the browser's. */
export function followLink(event: MouseEvent<HTMLElement>, to: string): void {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
  if (!plain || event.altKey || event.defaultPrevented) return
  event.preventDefault()
  navigate(to)
}

/** A link to a page of the dashboard. */
export function PageLink({
  to,
  children,
  className,
}: {
  readonly to: string
  readonly children: ReactNode
  readonly className?: string
}) {
  return (
    <Link
      as="a"
      href={to}
      onClick={(event) => followLink(event, to)}
      {...(className !== undefined && { className })}
    >
      {children}
    </Link>
  )
}
