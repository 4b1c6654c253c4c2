import { makeStyles, mergeClasses, Spinner } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { useHiddenStyles } from './hidden.ts'

const useStyles = makeStyles({
  loading: {
    display: 'grid',
    placeItems: 'center',
    minHeight: '160px',
    // Fades in late, since most answers arrive before anybody could read it.
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '200ms',
    animationDelay: '300ms',
    animationFillMode: 'both',
  },
  wholePage: { minHeight: '100dvh' },
})

/** Loading indicator. */
export function Loading({ wholePage = false }: { readonly wholePage?: boolean }) {
  const styles = useStyles()
  const { hidden } = useHiddenStyles()
  const t = useWords().pieces
  const spinner = <Spinner label={t.loading} labelPosition="below" />
  if (!wholePage) return <div className={styles.loading}>{spinner}</div>
  return (
    <main className={mergeClasses(styles.loading, styles.wholePage)}>
      <h1 className={hidden}>Accredit</h1>
      {spinner}
    </main>
  )
}
