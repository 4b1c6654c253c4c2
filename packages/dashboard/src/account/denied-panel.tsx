import {
  explainDenial,
  type CustomerQualification,
  type CustomerVetting,
  type VettingRound,
} from '@accredit/client'
import { makeStyles, tokens } from '@fluentui/react-components'
import { denialTexts } from '../i18n/denial-texts.ts'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { Facts } from '../pieces/facts.tsx'

const useStyles = makeStyles({
  panel: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    borderLeft: `3px solid ${tokens.colorPaletteRedBorder2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: '0 0 8px', fontWeight: tokens.fontWeightSemibold },
  note: { margin: 0, whiteSpace: 'pre-wrap' },
  rest: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
})

/** Reason of a denial with its cause and remedy, and the requests left. */
export function DeniedPanel({
  held,
  round,
  limit,
}: {
  readonly held: CustomerQualification
  readonly round: VettingRound | undefined
  readonly limit: CustomerVetting['limits'][number] | undefined
}) {
  const styles = useStyles()
  const t = useWords().account
  const words = useWords()
  const { number } = useFormats()
  const denial = explainDenial(held.vettingReason)
  const { cause, remedy } = denialTexts(denial, words)
  return (
    <div className={styles.panel}>
      <p className={styles.title}>{t.deniedTitle}</p>
      <Facts
        facts={[
          [t.reason, denial.reason],
          [t.cause, cause],
          [t.remedy, remedy],
          [
            t.note,
            round?.publicNote && (
              <p key="note" className={styles.note} dir="auto">
                {round.publicNote}
              </p>
            ),
          ],
        ]}
      />
      <p className={styles.rest}>
        {limit && t.left(number(limit.requestsLeft), number(limit.requestLimit))}
        {!denial.newRequestCanHelp && `. ${t.helpless}`}
      </p>
    </div>
  )
}
