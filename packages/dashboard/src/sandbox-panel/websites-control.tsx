import { scriptedWebsites } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { CopyButton } from '../pieces/copy-button.tsx'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { Control } from './control.tsx'
import { useLineStyles } from './use-line-styles.ts'

const useStyles = makeStyles({
  website: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** Websites that script the verdict of a request. */
export function WebsitesControl() {
  const styles = useStyles()
  const { line, list, text, note } = useLineStyles()
  const t = useSandboxWords().sandbox
  return (
    <Control title={t.websites}>
      <p className={note}>{t.websitesText}</p>
      <ul className={list}>
        {scriptedWebsites.map(({ website, verdict, reason = '' }) => (
          <li key={website} className={line}>
            <div className={text}>
              <span className={styles.website}>{website}</span>
              <div className={note}>
                {verdict === 'deny' ? t.scripted.deny(reason) : t.scripted[verdict]}
              </div>
            </div>
            <CopyButton value={website} what={website} />
          </li>
        ))}
      </ul>
    </Control>
  )
}
