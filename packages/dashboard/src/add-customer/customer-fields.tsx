import { Button, Field, Input, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import type { FormEvent } from 'react'
import { AddressAdvice } from '../address/address-advice.tsx'
import { AddressFields } from '../address/address-fields.tsx'
import { toAddressForm } from '../address/address-form.ts'
import type { AddressCheck } from '../address/use-address-check.ts'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { narrow } from '../pieces/widths.ts'
import { Section } from '../pieces/section.tsx'
import { longestName, type CustomerForm, type Fault, type FaultyField } from './customer-form.ts'
import { QualificationFields } from './qualification-fields.tsx'

const useStyles = makeStyles({
  form: { display: 'grid', gap: '20px', maxWidth: '760px' },
  fields: { display: 'grid', gap: '12px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '12px 16px',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  suffix: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  advice: { marginTop: '16px' },
})

type TextField =
  | 'companyName'
  | 'domain'
  | 'registrationNumber'
  | 'firstName'
  | 'lastName'
  | 'email'

/** The form of a new customer. */
export function CustomerFields({
  form,
  onChange,
  faults,
  tried,
  check,
  pending,
  numberNeeded,
  numberExample,
  onSubmit,
}: {
  readonly form: CustomerForm
  readonly onChange: (form: CustomerForm) => void
  readonly faults: Partial<Readonly<Record<FaultyField, Fault>>>
  readonly tried: boolean
  readonly check: AddressCheck
  readonly pending: boolean
  readonly numberNeeded: boolean
  readonly numberExample: string | undefined
  readonly onSubmit: () => void
}) {
  const styles = useStyles()
  const t = useWords().addCustomer
  const { required } = useWords().pieces
  const { number } = useFormats()
  const wrong: Partial<Record<FaultyField, string>> = { domain: t.domainWrong, email: t.emailWrong }
  const explain = (field: FaultyField) => {
    const fault = faults[field]
    if (fault === undefined) return {}
    if (fault === 'missing') return { validationMessage: required }
    const text = fault === 'too-long' ? t.tooLong(number(longestName)) : wrong[field]
    return { validationMessage: text ?? required }
  }
  const text = (
    field: TextField,
    label: string,
    options: { needed?: boolean; hint?: string; type?: 'email'; suffix?: string } = {},
  ) => (
    <Field
      label={label}
      {...(options.needed && { required: true })}
      {...(options.hint !== undefined && { hint: options.hint })}
      {...explain(field)}
    >
      <Input
        value={form[field]}
        type={options.type ?? 'text'}
        autoComplete="off"
        {...(options.suffix !== undefined && {
          contentAfter: <Text className={styles.suffix}>{options.suffix}</Text>,
        })}
        onChange={(_, { value }) => onChange({ ...form, [field]: value })}
      />
    </Field>
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!pending) onSubmit()
  }
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Section title={t.company}>
        <div className={styles.fields}>
          <QualificationFields form={form} onChange={onChange} faults={faults} />
          {text('companyName', t.companyName, { needed: true })}
          {text('domain', t.domain, {
            needed: true,
            hint: t.domainHint,
            suffix: '.onmicrosoft.com',
          })}
          {numberNeeded &&
            text('registrationNumber', t.registrationNumber, {
              needed: true,
              ...(numberExample !== undefined && { hint: numberExample }),
            })}
        </div>
      </Section>
      <Section title={t.address}>
        <AddressFields
          address={form.address}
          onChange={(address) => onChange({ ...form, address })}
          tried={tried}
        />
        {check.advice && (
          <div className={styles.advice}>
            <AddressAdvice
              advice={check.advice}
              onUse={(address) => {
                check.clear()
                onChange({ ...form, address: { ...form.address, ...toAddressForm(address) } })
              }}
            />
          </div>
        )}
      </Section>
      <Section title={t.contact}>
        <div className={styles.fields}>
          <div className={styles.pair}>
            {text('firstName', t.firstName)}
            {text('lastName', t.lastName)}
          </div>
          {text('email', t.email, { needed: true, hint: t.emailHint, type: 'email' })}
        </div>
      </Section>
      <div>
        <Button
          appearance="primary"
          size="large"
          type="submit"
          disabledFocusable={pending}
          icon={pending ? <Spinner size="tiny" /> : null}
        >
          {t.review}
        </Button>
      </div>
    </form>
  )
}
