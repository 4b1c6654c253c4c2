import { makeStyles, mergeClasses, Spinner } from '@fluentui/react-components'
import { useMessages } from '../i18n/language.tsx'
import { words } from './words.ts'

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
  const t = useMessages(words)
  return (
    <div className={mergeClasses(styles.loading, wholePage && styles.wholePage)}>
      <Spinner label={t.loading} labelPosition="below" />
    </div>
  )
}
