import { makeStyles, mergeClasses, Spinner } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'

const useStyles = makeStyles({
  loading: {
    display: 'grid',
    placeItems: 'center',
    minHeight: '160px',
    // Most answers are there before anybody would read this.
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '200ms',
    animationDelay: '300ms',
    animationFillMode: 'both',
  },
  wholePage: { minHeight: '100dvh' },
})

/** Says that something is on its way. */
export function Loading({ wholePage = false }: { readonly wholePage?: boolean }) {
  const styles = useStyles()
  const t = useWords().pieces
  return (
    <div className={mergeClasses(styles.loading, wholePage && styles.wholePage)}>
      <Spinner label={t.loading} labelPosition="below" />
    </div>
  )
}
