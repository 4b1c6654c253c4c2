import {
  explainDenial,
  type CustomerQualification,
  type CustomerVetting,
  type VettingRound,
} from '@accredit/client'
import { sayDenial } from '@accredit/contract/words'
import { Link, makeStyles, tokens } from '@fluentui/react-components'
import { useSignedIn } from '../data/signed-in.tsx'
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

/** Reason for a denial, its cause, the remedy, and the requests left. */
export function DeniedPanel({
  held,
  obstacle,
  round,
  limit,
}: {
  readonly held: CustomerQualification
  /** Reason why no new request can be made; advice to make one would contradict it. */
  readonly obstacle: string | undefined
  readonly round: VettingRound | undefined
  readonly limit: CustomerVetting['limits'][number] | undefined
}) {
  const styles = useStyles()
  const t = useWords().account
  const words = useWords()
  const { number, plural } = useFormats()
  const denial = explainDenial(held.vettingReason)
  const { cause, remedy } = sayDenial(words, held.vettingReason)
  return (
    <div className={styles.panel}>
      <p className={styles.title}>{t.deniedTitle}</p>
      <Facts
        facts={[
          [t.reason, denial.reason],
          [t.cause, cause],
          [t.remedy, obstacle ?? remedy],
          [
            t.support,
            (obstacle !== undefined || !denial.newRequestCanHelp) && (
              <SupportContact key="support" />
            ),
          ],
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
      {limit && (
        <p className={styles.rest}>
          {plural(
            limit.requestLimit,
            t.left(number(limit.requestsLeft), number(limit.requestLimit)),
          )}
        </p>
      )}
    </div>
  )
}

/** Support contact that the operator configured, or a pointer to the operator. */
function SupportContact() {
  const t = useWords().account
  const { support } = useSignedIn()
  if (support === undefined) return t.supportIsOperator
  const isAddress = URL.canParse(support)
  return (
    <Link href={isAddress ? support : `mailto:${support}`} {...(isAddress && newTab)}>
      {support}
    </Link>
  )
}

const newTab = { target: '_blank', rel: 'noopener noreferrer' }
