import { slugOfReason, vettingReasonTexts } from '@accredit/contract/vetting-reasons'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { CopyButton } from '../pieces/copy-button.tsx'
import { Control } from './control.tsx'
import { useLineStyles } from './use-line-styles.ts'

const useStyles = makeStyles({
  website: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

const zone = 'accredit.test'

/** Websites that script the verdict of a request. */
export function WebsitesControl() {
  const styles = useStyles()
  const { line, list, text, note } = useLineStyles()
  const t = useWords().sandbox
  const websites = [
    [`approve.${zone}`, t.scripted.approve],
    [`review.${zone}`, t.scripted.review],
    ...vettingReasonTexts.map(
      (reason) => [`deny-${slugOfReason(reason)}.${zone}`, t.scripted.deny(reason)] as const,
    ),
  ] as const
  return (
    <Control title={t.websites}>
      <p className={note}>{t.websitesText}</p>
      <ul className={list}>
        {websites.map(([website, verdict]) => (
          <li key={website} className={line}>
            <div className={text}>
              <span className={styles.website}>{website}</span>
              <div className={note}>{verdict}</div>
            </div>
            <CopyButton value={website} what={website} />
          </li>
        ))}
      </ul>
    </Control>
  )
}
