import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MouseEvent, ReactNode } from 'react'
import { navigate } from './location.ts'

const useStyles = makeStyles({
  // As Fluent's link looks; a list has one in each row.
  link: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightRegular,
    overflow: 'inherit',
    textAlign: 'start',
    textDecorationLine: 'none',
    textDecorationThickness: tokens.strokeWidthThin,
    textOverflow: 'inherit',
    ':hover': { textDecorationLine: 'underline', color: tokens.colorBrandForegroundLinkHover },
    ':active': { textDecorationLine: 'underline', color: tokens.colorBrandForegroundLinkPressed },
    ':focus-visible': {
      outlineStyle: 'none',
      textDecorationLine: 'underline',
      textDecorationStyle: 'double',
      textDecorationColor: tokens.colorStrokeFocus2,
    },
  },
})

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
  const styles = useStyles()
  return (
    <a
      href={to}
      onClick={(event) => followLink(event, to)}
      className={mergeClasses(styles.link, className)}
    >
      {children}
    </a>
  )
}
