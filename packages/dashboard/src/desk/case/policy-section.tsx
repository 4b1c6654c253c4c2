import type { VettingCase } from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { useLanguage } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { Section } from '../../pieces/section.tsx'
import { wordFor } from '../words/word-for.ts'
import { findingText } from '../words/finding-text.ts'
import { policyText } from '../words/policy-texts.ts'

const useStyles = makeStyles({
  text: { margin: 0 },
  row: { margin: '0 0 8px', display: 'flex', flexWrap: 'wrap', gap: '0 8px' },
  name: { fontWeight: tokens.fontWeightSemibold },
  code: { fontFamily: tokens.fontFamilyMonospace, color: tokens.colorNeutralForeground2 },
  rests: { margin: '8px 0 0' },
  list: { margin: '4px 0 0', paddingInlineStart: '20px' },
})

/** Policy row that decided, with its explanation. */
export function PolicySection({ found }: { readonly found: VettingCase }) {
  const styles = useStyles()
  const { checks: words, deskCase: t } = useDeskWords()
  const spoken = useLanguage()
  const { policyRow } = found
  const { text, lang, restsOn } = policyText(found, spoken)
  return (
    <Section title={t.policy}>
      {policyRow === undefined ? (
        <p className={styles.text}>{t.noPolicy}</p>
      ) : (
        <>
          <p className={styles.row}>
            <span className={styles.name}>{wordFor(words.rows, policyRow)}</span>
            <span className={styles.code}>
              {t.policyRow}: {policyRow}
            </span>
          </p>
          <p className={styles.text} lang={lang}>
            {text}
          </p>
          {restsOn.length > 0 && (
            <>
              <p className={styles.rests}>{t.restsOn}:</p>
              <ul className={styles.list}>
                {restsOn.map((finding) => (
                  <li key={finding.code + finding.text}>{findingText(finding, spoken).text}</li>
                ))}
              </ul>
            </>
          )}
        </>
      )}
    </Section>
  )
}
