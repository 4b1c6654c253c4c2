import { makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { CopyButton } from './copy-button.tsx'

const useStyles = makeStyles({
  line: { display: 'inline-flex', alignItems: 'center', gap: '4px', maxWidth: '100%' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** A customer's Microsoft ID, to read and to copy. */
export function MicrosoftId({ id }: { readonly id: string }) {
  const styles = useStyles()
  const t = useWords().pieces
  return (
    <span className={styles.line}>
      <span className={styles.id}>{id}</span>
      <CopyButton value={id} what={t.microsoftId} />
    </span>
  )
}
