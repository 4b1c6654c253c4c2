import {
  parseQualificationName,
  rowOf,
  type CustomerQualification,
  type CustomerVetting,
} from '@accredit/client'
import { Button, makeStyles, tokens } from '@fluentui/react-components'
import {
  BuildingBankRegular,
  BuildingGovernmentRegular,
  HatGraduationRegular,
  HeartRegular,
} from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { standingOf } from '../i18n/qualification-words.ts'
import { StatusBadge } from '../pieces/status-badge.tsx'
import { useOpener } from '../pieces/use-opener.ts'
import type { Availability } from './availability.ts'
import { DeniedPanel } from './denied-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { useCustomerCode } from './use-account.ts'

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '32px minmax(0, 1fr)',
    gap: '4px 12px',
    padding: '16px 0',
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
    ':first-child': { paddingTop: '4px' },
    ':last-child': { paddingBottom: 0 },
  },
  icon: { fontSize: '28px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px 12px',
    minHeight: '32px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  action: { marginLeft: 'auto' },
  text: { margin: '2px 0 0', color: tokens.colorNeutralForeground2 },
  panel: { marginTop: '12px' },
})

const icons: Readonly<Record<string, ReactNode>> = {
  Education: <HatGraduationRegular />,
  GovernmentCommunityCloud: <BuildingGovernmentRegular />,
  StateOwnedEntity: <BuildingBankRegular />,
  Nonprofit: <HeartRegular />,
}

/** One qualification: explanation, state, and the step that is available. */
export function QualificationRow({
  customerId,
  name,
  held,
  availability,
  vetting,
  onAsk,
}: {
  readonly customerId: string
  readonly name: string
  readonly held: CustomerQualification | undefined
  readonly availability: Availability
  /** Present for vetted qualifications. */
  readonly vetting?: CustomerVetting | undefined
  /** Absent for users who may not request. */
  readonly onAsk?: (() => void) | undefined
}) {
  const styles = useStyles()
  const t = useWords().account
  const titles: Readonly<Record<string, string>> = useWords().qualificationTitles
  const opener = useOpener()
  const explanations: Readonly<Record<string, string>> = useWords().qualificationExplanations
  const title = titles[name] ?? name
  const standing = held && standingOf(held)
  const round = vetting?.rounds.find(({ qualification }) => qualification === name)
  const limit = vetting?.limits.find(({ qualification }) => qualification === name)
  const because = availability.can === 'nothing' ? availability.because : undefined
  const obstacle =
    because === 'noRequestLeft'
      ? t.noRequestLeft(title)
      : because && t.excludedBy(title, titles[because.excludedBy] ?? '')
  return (
    <li className={styles.row}>
      <span className={styles.icon} aria-hidden>
        {icons[name] ?? <BuildingBankRegular />}
      </span>
      <div>
        <div className={styles.head}>
          <h3 className={styles.title}>{title}</h3>
          {held && <StatusBadge qualification={held} />}
          {onAsk && availability.can !== 'nothing' && (
            <Button
              {...opener}
              className={styles.action}
              aria-label={availability.can === 'update' ? `${t.update} ${title}` : t.request(title)}
              onClick={onAsk}
            >
              {availability.can === 'update' ? t.update : t.requestShort}
            </Button>
          )}
        </div>
        <p className={styles.text}>
          {standing === undefined || standing === 'denied' ? (
            explanations[name]
          ) : (
            <Since held={held} customerId={customerId} />
          )}
        </p>
        {obstacle !== undefined && standing !== 'denied' && (
          <p className={styles.text}>{obstacle}</p>
        )}
        {standing === 'in-review' && (
          <div className={styles.panel}>
            <ReviewPanel round={round} />
          </div>
        )}
        {held && standing === 'denied' && (
          <div className={styles.panel}>
            <DeniedPanel held={held} obstacle={obstacle} round={round} limit={limit} />
          </div>
        )}
      </div>
    </li>
  )
}

/** Date of the state and the code used. */
function Since({
  held,
  customerId,
}: {
  readonly held: CustomerQualification | undefined
  readonly customerId: string
}) {
  const t = useWords().account
  const { dateTime } = useFormats()
  const name = parseQualificationName(held?.qualification)
  const byCode = name !== undefined && rowOf(name).decided === 'code'
  const { data: code } = useCustomerCode(customerId, byCode)
  if (!held?.vettingCreateDate) return null
  const when = dateTime(held.vettingCreateDate)
  const since = standingOf(held) === 'set' ? t.since(when) : t.asked(when)
  return code ? `${since} · ${t.code(code.validationId, code.organizationName)}` : since
}
