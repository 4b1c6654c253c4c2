import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  empty: {
    display: 'grid',
    justifyItems: 'center',
    gap: '8px',
    padding: '40px 16px',
    textAlign: 'center',
  },
  icon: { fontSize: '40px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  title: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  text: { margin: 0, maxWidth: '48ch', color: tokens.colorNeutralForeground2 },
})

/** Placeholder for an empty list, with what to do about it. */
export function Empty({
  icon,
  title,
  text,
  children,
}: {
  readonly icon: ReactNode
  readonly title: string
  readonly text?: string
  readonly children?: ReactNode
}) {
  const styles = useStyles()
  return (
    <div className={styles.empty}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <p className={styles.title}>{title}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {children}
    </div>
  )
}
