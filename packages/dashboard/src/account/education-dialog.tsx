import { educationSegments } from './education-segments.ts'
import type { Customer } from '@accredit/client'
import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useMessages } from '../i18n/language.tsx'
import { qualificationTitles } from '../i18n/qualification-words.ts'
import { AddressText } from '../pieces/address-text.tsx'
import { Facts } from '../pieces/facts.tsx'
import { FormDialog } from '../pieces/form-dialog.tsx'
import { Name } from '../pieces/name.tsx'
import { messages } from './messages.ts'
import { useAsk } from './use-ask.ts'

const useStyles = makeStyles({
  checked: {
    padding: '12px 16px',
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
  },
  title: { margin: '0 0 8px', fontWeight: tokens.fontWeightSemibold },
  advice: { margin: '12px 0 0', color: tokens.colorNeutralForeground2 },
  missing: { color: tokens.colorPaletteRedForeground1 },
})

/** Asks for Education: segment and website, beside what the vetting will look at. */
export function EducationDialog({
  customer,
  onClose,
}: {
  readonly customer: Customer
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const t = useMessages(messages)
  const titles = useMessages(qualificationTitles)
  const { ask, pending, error } = useAsk(customer, onClose)
  const [segment, setSegment] = useState('')
  const [website, setWebsite] = useState('')
  const [tried, setTried] = useState(false)
  const submit = () => {
    setTried(true)
    if (segment === '') return
    const site = website.trim()
    void ask({
      qualification: 'Education',
      educationSegment: segment,
      ...(site !== '' && { website: site }),
    })
  }
  return (
    <FormDialog
      title={t.request(titles.Education)}
      submit={t.request(titles.Education)}
      pending={pending}
      error={error}
      onSubmit={submit}
      onClose={onClose}
    >
      <Field
        label={t.segment}
        required
        {...(tried && segment === '' && { validationMessage: t.chooseSegment })}
      >
        <RadioGroup value={segment} onChange={(_, { value }) => setSegment(value)}>
          {educationSegments.map((value) => (
            <Radio key={value} value={value} label={t.segments[value]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t.website} hint={t.websiteHint}>
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          value={website}
          onChange={(_, { value }) => setWebsite(value)}
        />
      </Field>
      <div className={styles.checked}>
        <p className={styles.title}>{t.checked}</p>
        <Checked customer={customer} />
        <p className={styles.advice}>{t.checkedAdvice}</p>
      </div>
    </FormDialog>
  )
}

function Checked({ customer }: { readonly customer: Customer }) {
  const styles = useStyles()
  const t = useMessages(messages)
  const { companyProfile, billingProfile } = customer
  const address = companyProfile.address ?? billingProfile?.defaultAddress
  const email = companyProfile.email ?? billingProfile?.email
  const missing = <span className={styles.missing}>{t.missing}</span>
  return (
    <Facts
      facts={[
        [t.legalName, <Name key="name">{companyProfile.companyName}</Name>],
        [
          t.address,
          address?.addressLine1 ? <AddressText key="address" address={address} /> : missing,
        ],
        [t.email, email ?? missing],
      ]}
    />
  )
}
