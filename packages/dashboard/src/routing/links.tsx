import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { MouseEvent, ReactNode } from 'react'
import { narrow } from '../pieces/widths.ts'
import { navigate } from './location.ts'

const useStyles = makeStyles({
  // Looks like Fluent's link, which is too slow for every row of a list.
  link: {
    color: tokens.colorBrandForegroundLink,
    fontWeight: tokens.fontWeightRegular,
    overflow: 'inherit',
    textAlign: 'start',
    textDecorationLine: 'none',
    textDecorationThickness: tokens.strokeWidthThin,
    textOverflow: 'inherit',
    // 24 pixels, the minimum touch target; it makes no line taller.
    [narrow]: { paddingTop: '4px', paddingBottom: '4px' },
    ':hover': { textDecorationLine: 'underline', color: tokens.colorBrandForegroundLinkHover },
    ':active': { textDecorationLine: 'underline', color: tokens.colorBrandForegroundLinkPressed },
    ':focus-visible': {
      outlineStyle: 'none',
      textDecorationLine: 'underline',
      textDecorationStyle: 'double',
      textDecorationColor: tokens.colorStrokeFocus2,
    },
  },
  name: {
    display: '-webkit-box',
    WebkitLineClamp: 2,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    // A padding below the last line would show the beginning of the next one.
    [narrow]: { paddingBottom: 0 },
  },
})

/** Follows a link inside the dashboard; the browser handles every other way to open it. */
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
  name = false,
  ...attributes
}: {
  readonly to: string
  readonly children: ReactNode
  /** True for a link with a name, which may have up to 300 characters and is cut off at the end. */
  readonly name?: boolean
  /** Id of the linked case, for the keyboard navigation of its list. */
  readonly 'data-case'?: string
}) {
  const styles = useStyles()
  return (
    <a
      {...attributes}
      href={to}
      onClick={(event) => followLink(event, to)}
      className={mergeClasses(styles.link, name && styles.name)}
    >
      {children}
    </a>
  )
}
