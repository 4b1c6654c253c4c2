import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '../i18n/language.tsx'
import { PageLink } from '../routing/links.tsx'
import { narrow } from './widths.ts'

const useStyles = makeStyles({
  page: {
    maxWidth: '1200px',
    padding: '24px 32px 48px',
    [narrow]: { padding: '16px 16px 32px' },
  },
  crumbs: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: '4px 8px',
    margin: '0 0 8px',
    padding: 0,
    listStyle: 'none',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    '& li + li::before': { content: '"›" / ""', marginRight: '8px' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: '12px 24px',
    marginBottom: '20px',
  },
  titles: { minWidth: 0, flex: '1 1 320px' },
  title: {
    margin: 0,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
    unicodeBidi: 'plaintext',
    [narrow]: { fontSize: tokens.fontSizeBase600, lineHeight: tokens.lineHeightBase600 },
  },
  lead: { margin: '4px 0 0', color: tokens.colorNeutralForeground2, maxWidth: '70ch' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** One breadcrumb. */
export interface Crumb {
  readonly text: string
  readonly to: string
}

/**
 * Frame of a page: breadcrumbs, title and actions. Focuses the title after navigation, so that
 * screen readers announce it.
 */
export function Page({
  title,
  lead,
  crumbs,
  actions,
  children,
  className,
}: {
  readonly title: string
  readonly lead?: ReactNode
  readonly crumbs?: readonly Crumb[]
  readonly actions?: ReactNode
  readonly children?: ReactNode
  readonly className?: string
}) {
  const styles = useStyles()
  const t = useWords().pieces
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Accredit`
  }, [title])
  useEffect(() => {
    if (document.documentElement.dataset['moved'] === undefined) {
      document.documentElement.dataset['moved'] = ''
      return
    }
    heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className={mergeClasses(styles.page, className)}>
      {crumbs && (
        <nav aria-label={t.breadcrumbs}>
          <ol className={styles.crumbs}>
            {crumbs.map(({ text, to }) => (
              <li key={to}>
                <PageLink to={to}>{text}</PageLink>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles.head}>
        <div className={styles.titles}>
          <h1 ref={heading} tabIndex={-1} className={styles.title}>
            {title}
          </h1>
          {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </div>
  )
}
