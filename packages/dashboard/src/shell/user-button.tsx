import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { narrow } from '../pieces/widths.ts'
import { Initials } from './initials.tsx'
import type { OpenerProps } from './opener-props.ts'
import { useDescribedUser } from './use-described-user.ts'

const useStyles = makeStyles({
  button: {
    minWidth: 0,
    flexShrink: 1,
    padding: '2px 6px',
    gap: '10px',
    fontWeight: tokens.fontWeightRegular,
  },
  text: {
    display: 'grid',
    minWidth: 0,
    textAlign: 'start',
    maxWidth: '280px',
    lineHeight: '16px',
    fontSize: tokens.fontSizeBase200,
    '& > *': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
    [narrow]: { maxWidth: '104px' },
  },
  name: { fontWeight: tokens.fontWeightSemibold },
})

/** Button with the user's name. */
export function UserButton(props: OpenerProps) {
  const styles = useStyles()
  const { name, role, partner } = useDescribedUser()
  return (
    <Button
      {...props}
      appearance="subtle"
      className={styles.button}
      icon={<Initials name={name} />}
    >
      <span className={styles.text}>
        <span className={styles.name}>{partner}</span>
        <span>
          {name} · {role}
        </span>
      </span>
    </Button>
  )
}
