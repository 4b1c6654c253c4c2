import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { followLink } from '../routing/links.tsx'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 8px',
    padding: '8px 12px',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  chosen: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 ${tokens.colorCompoundBrandStroke}`,
  },
  details: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '0 8px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
})

/** A list row that links to its detail: two columns, with small print below. */
export function LinkRow({
  to,
  isChosen,
  details,
  children,
}: {
  readonly to: string
  readonly isChosen: boolean
  readonly details: ReactNode
  readonly children: ReactNode
}) {
  const styles = useStyles()
  return (
    <li>
      <a
        href={to}
        aria-current={isChosen ? 'true' : undefined}
        className={mergeClasses(styles.row, isChosen && styles.chosen)}
        onClick={(event) => followLink(event, to)}
      >
        {children}
        <span className={styles.details}>{details}</span>
      </a>
    </li>
  )
}
