import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { narrow } from '../../pieces/widths.ts'
import { useSingleKeys } from './single-keys.ts'

const useStyles = makeStyles({
  cap: {
    display: 'inline-block',
    minWidth: '12px',
    padding: '0 5px',
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomWidth: '2px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    lineHeight: '18px',
    textAlign: 'center',
    whiteSpace: 'nowrap',
  },
  inButton: {
    marginInlineStart: '8px',
    borderTopColor: 'currentColor',
    borderRightColor: 'currentColor',
    borderBottomColor: 'currentColor',
    borderLeftColor: 'currentColor',
    backgroundColor: 'transparent',
    color: 'inherit',
    // Devices with a keyboard have room for it.
    [narrow]: { display: 'none' },
  },
})

/** A key as printed on a keyboard. */
export function KeyCap({ children }: { readonly children: string }) {
  return <kbd className={useStyles().cap}>{children}</kbd>
}

/** Shortcut of a button: shown on it, and announced by `aria-keyshortcuts` instead of read out. */
export function KeyOnButton({ children }: { readonly children: string }) {
  const styles = useStyles()
  const { on } = useSingleKeys()
  if (!on) return null
  return (
    <kbd aria-hidden className={mergeClasses(styles.cap, styles.inButton)}>
      {children}
    </kbd>
  )
}
