import { makeStyles, tokens } from '@fluentui/react-components'

const useStyles = makeStyles({
  initials: {
    display: 'grid',
    placeItems: 'center',
    flexShrink: 0,
    width: '28px',
    height: '28px',
    borderRadius: tokens.borderRadiusCircular,
    fontSize: '11px',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
  },
})

/** A user's initials, in place of a picture. */
export function Initials({ name }: { readonly name: string }) {
  const styles = useStyles()
  const parts = name.split(/[\s@.]+/, 2).filter((part) => part !== '')
  const letters = parts.map((part) => String.fromCodePoint(part.codePointAt(0) ?? 0).toUpperCase())
  return (
    <span aria-hidden className={styles.initials}>
      {letters.join('')}
    </span>
  )
}
