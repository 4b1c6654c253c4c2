import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useId, type ReactNode } from 'react'
import { narrow } from './widths.ts'
import { useSurfaceStyles } from './surface.ts'

const useStyles = makeStyles({
  section: {
    padding: '20px 24px',
    [narrow]: { padding: '16px' },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '8px 16px',
    marginBottom: '12px',
    minHeight: '32px',
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

/** A titled section of a page. */
export function Section({
  title,
  actions,
  children,
  className,
}: {
  readonly title: string
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly className?: string | undefined
}) {
  const styles = useStyles()
  const { surface } = useSurfaceStyles()
  const id = useId()
  return (
    <section aria-labelledby={id} className={mergeClasses(surface, styles.section, className)}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      {children}
    </section>
  )
}
