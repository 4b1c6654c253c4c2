import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  bundleIcon,
  ClipboardTaskFilled,
  ClipboardTaskRegular,
  DataPieFilled,
  DataPieRegular,
  HistoryFilled,
  HistoryRegular,
  KeyFilled,
  KeyRegular,
  PeopleFilled,
  PeopleRegular,
  PlugDisconnectedRegular,
  SearchRegular,
} from '@fluentui/react-icons'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { notWide, wide } from '../pieces/widths.ts'
import { followLink } from '../routing/links.tsx'
import { addresses, type Place } from '../routing/match-page.ts'

const useStyles = makeStyles({
  navigation: {
    gridArea: 'navigation',
    position: 'sticky',
    zIndex: 2,
    [wide]: { top: '48px', alignSelf: 'start', padding: '16px 8px' },
    [notWide]: {
      bottom: 0,
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
      backgroundColor: tokens.colorNeutralBackground1,
      paddingBottom: 'env(safe-area-inset-bottom)',
    },
  },
  list: {
    display: 'flex',
    margin: 0,
    padding: 0,
    listStyle: 'none',
    [wide]: { flexDirection: 'column', gap: '2px' },
    '& > li': { [notWide]: { flex: '1 1 0', minWidth: 0 } },
  },
  link: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    '& svg': { fontSize: '20px', flexShrink: 0 },
    ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [wide]: { gap: '12px', padding: '8px 12px', minHeight: '24px' },
    [notWide]: {
      flexDirection: 'column',
      gap: '2px',
      padding: '8px 0 6px',
      // Room for six side by side.
      fontSize: 'clamp(10px, 2.9vw, 12px)',
      textAlign: 'center',
    },
  },
  current: {
    fontWeight: tokens.fontWeightSemibold,
    '& svg': { color: tokens.colorCompoundBrandForeground1 },
    [wide]: { backgroundColor: tokens.colorNeutralBackground2Selected },
    '::before': {
      content: '""',
      position: 'absolute',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
      [wide]: { insetInlineStart: 0, width: '3px', height: '20px' },
      [notWide]: { top: 0, height: '3px', width: '32px' },
    },
  },
  long: { [notWide]: { display: 'none' } },
  short: { [wide]: { display: 'none' } },
})

const People = bundleIcon(PeopleFilled, PeopleRegular)
const Key = bundleIcon(KeyFilled, KeyRegular)
const History = bundleIcon(HistoryFilled, HistoryRegular)
const Pie = bundleIcon(DataPieFilled, DataPieRegular)
// Other parts load these icons already, so they add nothing to the first load.
const Plug = bundleIcon(PlugDisconnectedRegular, PlugDisconnectedRegular)
const Search = bundleIcon(SearchRegular, SearchRegular)
const Tasks = bundleIcon(ClipboardTaskFilled, ClipboardTaskRegular)

/** Links to the pages that the user may see: at the side, or at the bottom on narrow screens. */
export function Navigation({ page }: { readonly page: Place['page'] }) {
  const styles = useStyles()
  const t = useWords().shell
  const { cspRoles, kind, reviewer, mayWrite, mode } = useSignedIn()
  const partner = [
    {
      to: addresses.customers,
      icon: People,
      long: t.customers,
      pages: ['customers', 'add-customer', 'account'],
    },
    { to: addresses.codes, icon: Key, long: t.codes, short: t.codesShort, pages: ['codes'] },
    ...(mayWrite
      ? [{ to: addresses.bulk, icon: Tasks, long: t.bulk, pages: ['bulk'], hasRoom: true }]
      : []),
    {
      to: addresses.activity,
      icon: History,
      long: t.activity,
      short: t.activityShort,
      pages: ['activity'],
    },
    { to: addresses.overview, icon: Pie, long: t.overview, pages: ['overview', 'report'] },
    ...(cspRoles.includes('AdminAgent')
      ? [{ to: addresses.webhooks, icon: Plug, long: t.webhooks, pages: ['webhooks'] }]
      : []),
  ]
  const desk = { to: addresses.desk, icon: Tasks, long: t.desk, pages: ['desk'] }
  const inspector = {
    to: addresses.inspector,
    icon: Search,
    long: t.inspector,
    pages: ['inspector'],
  }
  const seesPartner = kind === 'app' || cspRoles.length > 0 || !reviewer
  const items: readonly {
    to: string
    icon: typeof People
    long: string
    short?: string
    pages: string[]
    /** Shown only where there is room; the customer list links there, too. */
    hasRoom?: boolean
  }[] = [
    ...(seesPartner ? partner : []),
    ...(reviewer ? [desk] : []),
    ...(mode === 'sandbox' ? [inspector] : []),
  ]
  return (
    <nav aria-label={t.pages} className={styles.navigation}>
      <ul className={styles.list}>
        {items.map(({ to, icon: Icon, long, short = long, pages, hasRoom }) => {
          const current = pages.includes(page)
          return (
            <li key={to} className={hasRoom ? styles.long : undefined}>
              <a
                href={to}
                aria-current={current ? 'page' : undefined}
                className={mergeClasses(styles.link, current && styles.current)}
                onClick={(event) => followLink(event, to)}
              >
                <Icon filled={current} aria-hidden />
                <span className={styles.long}>{long}</span>
                <span className={styles.short}>{short}</span>
              </a>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
