import type { VettingFinding } from '@accredit/client'
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import {
  CheckmarkCircleRegular,
  DismissCircleFilled,
  QuestionCircleFilled,
} from '@fluentui/react-icons'
import { useFormats } from '../../i18n/formats.ts'
import { useLanguage } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { Section } from '../../pieces/section.tsx'
import { wordFor } from '../words/word-for.ts'
import { findingText } from '../words/finding-text.ts'
import { Evidence } from './evidence.tsx'

const useStyles = makeStyles({
  summary: { margin: '-8px 0 12px', color: tokens.colorNeutralForeground2 },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  finding: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    gap: '0 12px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '& > svg': { fontSize: '20px' },
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: '0 8px', margin: 0 },
  level: { fontWeight: tokens.fontWeightSemibold },
  check: { color: tokens.colorNeutralForeground2 },
  text: { margin: '2px 0 0' },
  fail: { color: tokens.colorPaletteRedForeground1 },
  warn: { color: tokens.colorPaletteDarkOrangeForeground1 },
  pass: { color: tokens.colorPaletteGreenForeground1 },
})

// Three shapes, since not everybody can distinguish three colours.
const icons = {
  fail: DismissCircleFilled,
  warn: QuestionCircleFilled,
  pass: CheckmarkCircleRegular,
} as const

const levels = ['fail', 'warn', 'pass'] as const

/** Findings of the checks with their evidence, most serious first. */
export function FindingsSection({ findings }: { readonly findings: readonly VettingFinding[] }) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const { number } = useFormats()
  const count = (wanted: string) => number(findings.filter(({ level }) => level === wanted).length)
  const ordered = levels.flatMap((wanted) => findings.filter(({ level }) => level === wanted))
  return (
    <Section title={t.findings}>
      {findings.length === 0 ? (
        <p className={styles.summary}>{t.noFindings}</p>
      ) : (
        <>
          <p className={styles.summary}>{t.summary(count('fail'), count('warn'), count('pass'))}</p>
          <ul className={styles.list}>
            {ordered.map((finding) => (
              <FindingItem key={finding.code + finding.text} finding={finding} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function FindingItem({ finding }: { readonly finding: VettingFinding }) {
  const styles = useStyles()
  const { checks: words, deskCase: t } = useDeskWords()
  const spoken = useLanguage()
  const { level, check, code, evidence } = finding
  const { text, lang } = findingText(finding, spoken)
  const Icon = icons[level]
  return (
    <li className={styles.finding} data-finding={code}>
      <Icon className={styles[level]} aria-hidden />
      <div>
        <p className={styles.head}>
          <span className={mergeClasses(styles.level, styles[level])}>{t.levels[level]}</span>
          <span className={styles.check}>{wordFor(words.checks, check)}</span>
        </p>
        <p className={styles.text} lang={lang}>
          {text}
        </p>
        <Evidence evidence={evidence} />
      </div>
    </li>
  )
}
