import {
  Button,
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
import { useMessages } from '../i18n/language.tsx'
import { narrow } from '../pieces/narrow.ts'
import { Initials } from './initials.tsx'
import { messages } from './messages.ts'

const useStyles = makeStyles({
  button: { minWidth: 0, padding: '2px 6px', gap: '10px', fontWeight: tokens.fontWeightRegular },
  text: {
    display: 'grid',
    textAlign: 'start',
    maxWidth: '280px',
    lineHeight: '16px',
    fontSize: tokens.fontSizeBase200,
    '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    [narrow]: { maxWidth: '104px' },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
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

/** Who is signed in, for which partner and in which role; and the way out. */
export function UserMenu() {
  const styles = useStyles()
  const t = useMessages(messages)
  const session = useSession()
  const me = useSignedIn()
  const name = me.displayName ?? me.userPrincipalName ?? t.application
  const known: Readonly<Record<string, string>> = t.roles
  const roles = [
    ...me.cspRoles.map((role) => known[role] ?? role),
    ...(me.reviewer ? [t.reviewer] : []),
  ]
  const role = roles.join(', ') || t.noRole
  const partner = me.partnerName ?? me.userPrincipalName?.split('@')[1] ?? me.tenantId
  return (
    <Menu inline>
      <MenuTrigger disableButtonEnhancement>
        <Button appearance="subtle" className={styles.button} icon={<Initials name={name} />}>
          <span className={styles.text}>
            <span className={styles.name}>{partner}</span>
            <span>
              {name} · {role}
            </span>
          </span>
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <div className={styles.details}>
          <span className={styles.strong}>{name}</span>
          {me.userPrincipalName !== undefined && <span>{me.userPrincipalName}</span>}
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
