import { makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { CopyButton } from './copy-button.tsx'

const useStyles = makeStyles({
  line: { display: 'inline-flex', alignItems: 'center', gap: '4px', maxWidth: '100%' },
  id: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** A Microsoft ID with a button to copy it. */
export function MicrosoftId({
  id,
  of,
}: {
  readonly id: string
  /** Name of the organisation; a page may show several ids. */
  readonly of: string
}) {
  const styles = useStyles()
  const t = useWords().pieces
  return (
    <span className={styles.line}>
      <span className={styles.id}>{id}</span>
      <CopyButton value={id} what={t.microsoftIdOf(of)} />
    </span>
  )
}
