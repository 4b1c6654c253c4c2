import type { CheckedDetails, PrecheckFinding, QualificationPrecheck } from '@accredit/client'
import { sayFinding } from '@accredit/contract/words'
import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import { EditRegular } from '@fluentui/react-icons'
import { formatsOf } from '../i18n/formats-of.ts'
import { useFormats } from '../i18n/formats.ts'
import { useLanguage, useWords } from '../i18n/language.tsx'
import { addressLines } from '../pieces/address-lines.ts'
import { AddressText } from '../pieces/address-text.tsx'
import { Facts } from '../pieces/facts.tsx'
import { Name } from '../pieces/name.tsx'

const useStyles = makeStyles({
  checked: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
    marginBottom: '8px',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  advice: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
  missing: { color: tokens.colorPaletteRedForeground1 },
  findings: { margin: '4px 0 0', paddingInlineStart: '18px', overflowWrap: 'anywhere' },
})

/** Precheck of a request: the details that vetting reads, and every objection. */
export function PrecheckView({
  precheck,
  onEdit,
}: {
  readonly precheck: QualificationPrecheck
  /** Opens the bill-to info, which holds the address and e-mail. */
  readonly onEdit: () => void
}) {
  const t = useWords().account
  const { checked, findings, requestsLeft } = precheck
  const refusals = findings.filter(({ level }) => level === 'refused')
  // The form itself asks for the segment.
  const warnings = findings.filter(
    ({ level, rule }) => level === 'warning' && rule !== 'segment-missing',
  )
  return (
    <>
      <Findings intent="error" title={t.wouldBeRefused} findings={refusals} />
      <Findings intent="warning" title={t.wouldBeObjected} findings={warnings} />
      {checked && <Checked checked={checked} requestsLeft={requestsLeft} onEdit={onEdit} />}
    </>
  )
}

function Checked({
  checked,
  requestsLeft,
  onEdit,
}: {
  readonly checked: CheckedDetails
  readonly requestsLeft: number | null
  readonly onEdit: () => void
}) {
  const styles = useStyles()
  const t = useWords().account
  const { phoneNumber } = useWords().fields
  const { number, country } = useFormats()
  const { companyName, domain, address, email } = checked
  const hasLines = address !== undefined && addressLines(address, country).length > 0
  const missing = <span className={styles.missing}>{t.missing}</span>
  return (
    <section className={styles.checked} aria-label={t.checked}>
      <div className={styles.head}>
        <h3 className={styles.title}>{t.checked}</h3>
        <Button size="small" icon={<EditRegular />} aria-label={t.editBilling} onClick={onEdit}>
          {t.edit}
        </Button>
      </div>
      <Facts
        facts={[
          [t.legalName, companyName ? <Name key="name">{companyName}</Name> : missing],
          [t.domain, <Name key="domain">{domain}</Name>],
          [t.address, hasLines ? <AddressText key="address" address={address} /> : missing],
          [phoneNumber, address?.phoneNumber],
          [t.email, email ?? missing],
          [t.requestsLeft, requestsLeft === null ? undefined : number(requestsLeft)],
        ]}
      />
      <p className={styles.advice}>{t.checkedAdvice}</p>
    </section>
  )
}

function Findings({
  intent,
  title,
  findings,
}: {
  readonly intent: 'error' | 'warning'
  readonly title: string
  readonly findings: readonly PrecheckFinding[]
}) {
  const styles = useStyles()
  const { language, words } = useLanguage()
  if (findings.length === 0) return null
  return (
    <MessageBar intent={intent} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle>
        <ul className={styles.findings}>
          {findings.map((finding) => (
            <li key={finding.rule} dir="auto">
              {sayFinding(words, finding, formatsOf(language)) ?? finding.text}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  )
}
