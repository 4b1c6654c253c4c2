import { makeStyles, tokens } from '@fluentui/react-components'
import { useId, type ReactNode } from 'react'
import { Failure } from '../pieces/failure.tsx'

const useStyles = makeStyles({
  control: {
    display: 'grid',
    gap: '8px',
    minWidth: 0,
    padding: '16px 0',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
})

/** One control of the panel, with its error. */
export function Control({
  title,
  error,
  children,
}: {
  readonly title: string
  readonly error?: unknown
  readonly children: ReactNode
}) {
  const styles = useStyles()
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles.control}>
      <h3 id={id} className={styles.title}>
        {title}
      </h3>
      {children}
      {error !== undefined && <Failure error={error} traced={false} />}
    </section>
  )
}
