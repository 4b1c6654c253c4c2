import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useSurfaceStyles } from '../pieces/surface.ts'
import { followLink } from '../routing/links.tsx'

const useStyles = makeStyles({
  link: {
    display: 'grid',
    gap: '4px',
    padding: '16px 20px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusXLarge,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  figure: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
    fontVariantNumeric: 'tabular-nums',
  },
  name: { color: tokens.colorNeutralForeground2 },
})

/** One figure, with a link to the customers behind it. */
export function FigureTile({
  name,
  figure,
  to,
}: {
  readonly name: string
  readonly figure: string
  readonly to: string
}) {
  const styles = useStyles()
  const { surface } = useSurfaceStyles()
  return (
    <li className={surface}>
      <a href={to} className={mergeClasses(styles.link)} onClick={(event) => followLink(event, to)}>
        <span className={styles.figure}>{figure}</span>
        <span className={styles.name}>{name}</span>
      </a>
    </li>
  )
}
