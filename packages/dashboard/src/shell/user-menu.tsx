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
import { SignOutRegular } from '@fluentui/react-icons'
import { useSession } from '../data/partner.tsx'
import { useSignedIn } from '../data/signed-in.tsx'
import { useWords } from '../i18n/language.tsx'
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

/** Menu with the signed-in user, their partner and role, and the sign-out. */
export function UserMenu() {
  const styles = useStyles()
  const t = useWords().shell
  const session = useSession()
  const { userPrincipalName } = useSignedIn()
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
          <MenuItem icon={<SignOutRegular />} onClick={session.signOut}>
            {t.signOut}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
