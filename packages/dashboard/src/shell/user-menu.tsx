import {
  makeStyles,
  Menu,
  MenuDivider,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components'
import { AlertRegular, SignOutRegular } from '@fluentui/react-icons'
import { useSession } from '../data/partner.tsx'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
import { useEventWords } from '../i18n/use-event-words.ts'
import { navigate } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { useDescribedUser } from './use-described-user.ts'
import { UserButton } from './user-button.tsx'

const useStyles = makeStyles({
  details: {
    display: 'grid',
    gap: '2px',
    padding: '8px 12px',
    maxWidth: '320px',
    overflowWrap: 'anywhere',
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2 },
})

/** Menu with the user, their partner and role, and sign-out. */
export function UserMenu() {
  const styles = useStyles()
  const t = useWords().shell
  const session = useSession()
  const { notifications } = useEventWords()
  const { userPrincipalName, kind, cspRoles } = useSignedIn()
  const { name, role, partner } = useDescribedUser()
  return (
    <Menu inline defaultOpen>
      <MenuTrigger disableButtonEnhancement>
        <UserButton />
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.details}>
          <span className={styles.strong}>{name}</span>
          {userPrincipalName !== undefined && <span>{userPrincipalName}</span>}
          <span className={styles.quiet}>{role}</span>
          <span className={styles.quiet}>{partner}</span>
        </div>
        <MenuDivider />
        <MenuList>
          {kind === 'user' && cspRoles.length > 0 && (
            <MenuItem icon={<AlertRegular />} onClick={() => navigate(addresses.notifications)}>
              {notifications.title}
            </MenuItem>
          )}
          <MenuItem icon={<SignOutRegular />} onClick={session.signOut}>
            {t.signOut}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
