import { makeStyles, tokens } from '@fluentui/react-components'
import { followLink } from '../routing/links.tsx'
import { addresses } from '../routing/match-page.ts'
import { HeaderMenus } from './header-menus.tsx'
import { LiveBadge } from './live-badge.tsx'
import { SandboxButton } from './sandbox-button.tsx'

const useStyles = makeStyles({
  header: {
    gridArea: 'header',
    position: 'sticky',
    top: 0,
    zIndex: 3,
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    height: '48px',
    padding: '0 12px 0 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  // The product name never wraps; where space is short, the user's button shrinks.
  brand: {
    display: 'flex',
    alignItems: 'center',
    flexShrink: 0,
    whiteSpace: 'nowrap',
    gap: '10px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontWeight: tokens.fontWeightSemibold,
    fontSize: tokens.fontSizeBase400,
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '4px' },
  },
  mark: { width: '24px', height: '24px' },
  name: { '@media (max-width: 479px)': { display: 'none' } },
  space: { flex: '1 1 0' },
})

/** Header: the product, the connection state, and the user. */
export function Header() {
  const styles = useStyles()
  return (
    <header className={styles.header}>
      <a
        href={addresses.home}
        className={styles.brand}
        onClick={(event) => followLink(event, addresses.home)}
      >
        <img src="/favicon.svg" alt="Accredit" className={styles.mark} />
        <span aria-hidden className={styles.name}>
          Accredit
        </span>
      </a>
      <SandboxButton />
      <span className={styles.space} />
      <LiveBadge />
      <HeaderMenus />
    </header>
  )
}
