import { Link, type LinkProps } from '@fluentui/react-components'
import type { MouseEvent } from 'react'
import { navigate } from './location.ts'

/** Follows a link inside the dashboard; every other way to open it stays the browser's. */
export function followLink(event: MouseEvent<HTMLElement>, to: string): void {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
  if (!plain || event.altKey || event.defaultPrevented) return
  event.preventDefault()
  navigate(to)
}

/** A link to a page of the dashboard. */
export function PageLink({ to, ...rest }: { readonly to: string } & LinkProps<'a'>) {
  return <Link {...rest} as="a" href={to} onClick={(event) => followLink(event, to)} />
}
