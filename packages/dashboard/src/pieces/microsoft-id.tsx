import { makeStyles, tokens } from '@fluentui/react-components'
import { useMessages } from '../i18n/language.tsx'
import { CopyButton } from './copy-button.tsx'
import { words } from './words.ts'

const useStyles = makeStyles({
  line: { display: 'inline-flex', alignItems: 'center', gap: '4px', maxWidth: '100%' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** A customer's Microsoft ID, to read and to copy. */
export function MicrosoftId({ id }: { readonly id: string }) {
  const styles = useStyles()
  const t = useMessages(words)
  return (
    <span className={styles.line}>
      <span className={styles.id}>{id}</span>
      <CopyButton value={id} what={t.microsoftId} />
    </span>
  )
}
