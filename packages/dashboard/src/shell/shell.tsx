import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useWords } from '../i18n/language.tsx'
import { notWide } from '../pieces/widths.ts'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import type { Place } from '../routing/match-page.ts'

const useStyles = makeStyles({
  shell: {
    minHeight: '100dvh',
    display: 'grid',
    gridTemplateColumns: '232px minmax(0, 1fr)',
    gridTemplateRows: 'auto 1fr',
    gridTemplateAreas: '"header header" "navigation main"',
    backgroundColor: tokens.colorNeutralBackground2,
    [notWide]: {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto 1fr auto',
      gridTemplateAreas: '"header" "main" "navigation"',
    },
  },
  main: { gridArea: 'main', minWidth: 0 },
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    top: '-64px',
    zIndex: 10,
    padding: '8px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':focus': { top: '8px' },
  },
})

/** Frame of every page: the header and the navigation. */
export function Shell({
  place,
  children,
}: {
  readonly place: Place
  readonly children: ReactNode
}) {
  const styles = useStyles()
  const t = useWords().shell
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t.skip}
      </a>
      <Header />
      <Navigation page={place.page} />
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  )
}
