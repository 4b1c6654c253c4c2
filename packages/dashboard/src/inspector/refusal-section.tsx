import type { JournalRefusal } from '@accredit/client'
import { sayRefusal } from '@accredit/contract/words'
import { makeStyles, tokens } from '@fluentui/react-components'
import { formatsOf } from '../i18n/formats-of.ts'
import { useLanguage } from '../i18n/language.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Section } from '../pieces/section.tsx'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { DocsLink } from './docs-link.tsx'

const useStyles = makeStyles({
  text: { margin: '0 0 12px', maxWidth: '70ch', overflowWrap: 'anywhere' },
  code: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
})

/** Explains why a request was refused: the rules, and how well they are documented. */
export function RefusalSection({
  refusal,
  answered,
}: {
  readonly refusal: JournalRefusal
  readonly answered: unknown
}) {
  const styles = useStyles()
  const t = useSandboxWords().inspector
  const { language, words } = useLanguage()
  const { errorName, code, fidelity, source, rules = [] } = refusal
  const { parameters = {}, message } = (answered ?? {}) as {
    readonly parameters?: Readonly<Record<string, unknown>>
    readonly message?: string
  }
  const said = sayRefusal(words, { errorName, parameters }, formatsOf(language))
  return (
    <Section title={t.refused}>
      {(said ?? message) !== undefined && <p className={styles.text}>{said ?? message}</p>}
      <Facts
        facts={[
          [
            t.error,
            <span key="error" className={styles.code}>
              {errorName}
              {code > 0 && ` (${code})`}
            </span>,
          ],
          [
            t.rules,
            rules.length > 0 && (
              <span className={styles.code}>
                {rules
                  .map(({ field, rule }) => (field === undefined ? rule : `${rule} (${field})`))
                  .join(', ')}
              </span>
            ),
          ],
          [t.known, t.fidelity[fidelity]],
          [
            t.source,
            <span key="source" lang="en">
              {source}
            </span>,
          ],
          [
            '',
            <DocsLink key="reference" to={`/docs/errors#${errorName}`}>
              {t.reference}
            </DocsLink>,
          ],
        ]}
      />
    </Section>
  )
}
