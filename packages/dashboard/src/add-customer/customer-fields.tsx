import type { CountryValidationRules } from '@accredit/client'
import { Button, Field, Input, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components'
import type { FormEvent } from 'react'
import { AddressAdvice } from '../address/address-advice.tsx'
import { AddressFields } from '../address/address-fields.tsx'
import { fromAddressForm, toAddressForm } from '../address/address-form.ts'
import type { AddressCheck } from '../address/use-address-check.ts'
import type { Faults, useFaults } from '../form/use-faults.ts'
import { useWords } from '../i18n/language.tsx'
import { useAddCustomerWords } from '../i18n/use-add-customer-words.ts'
import { useHiddenStyles } from '../pieces/hidden.ts'
import { narrow } from '../pieces/widths.ts'
import { Section } from '../pieces/section.tsx'
import { domainOf, type CustomerField, type CustomerForm } from './customer-form.ts'
import { QualificationFields } from './qualification-fields.tsx'
import type { useDomainState } from './use-domain-state.ts'

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
  | 'organizationRegistrationNumber'
  | 'firstName'
  | 'lastName'
  | 'email'

/** The form of a new customer. */
export function CustomerFields({
  form,
  onChange,
  faults,
  domainState,
  check,
  pending,
  rules,
  onSubmit,
}: {
  readonly form: CustomerForm
  readonly onChange: (form: CustomerForm) => void
  readonly faults: Pick<ReturnType<typeof useFaults<CustomerField>>, 'shown' | 'form'>
  readonly domainState: ReturnType<typeof useDomainState>
  readonly check: AddressCheck
  readonly pending: boolean
  /** Address rules of the country; undefined until loaded. */
  readonly rules: CountryValidationRules | undefined
  readonly onSubmit: () => void
}) {
  const styles = useStyles()
  const { hidden } = useHiddenStyles()
  const words = useWords()
  const t = useAddCustomerWords()
  const numberNeeded = rules?.customerOrganizationRegistrationNumberRequired === true
  const numberExample = rules?.customerOrganizationRegistrationNumberSample
  const domain = domainOf(form)
  const free = domainState === 'free' ? t.domainFree(domain) : ''
  const taken = domainState === 'taken' && { domain: words.refusals.DomainTaken({ domain }, []) }
  // A taken domain is reported while typing; all else after submitting.
  const shown: Faults<CustomerField> = { ...faults.shown, ...taken }
  const text = (
    field: TextField,
    label: string,
    options: { needed?: boolean; hint?: string; type?: 'email'; suffix?: string } = {},
  ) => (
    <Field
      label={label}
      {...(options.needed && { required: true })}
      {...(options.hint !== undefined && { hint: options.hint })}
      {...(shown[field] !== undefined && { validationMessage: shown[field] })}
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
    <form ref={faults.form} className={styles.form} onSubmit={submit} noValidate>
      <Section title={t.company}>
        <div className={styles.fields}>
          <QualificationFields form={form} onChange={onChange} faults={shown} />
          {text('companyName', t.companyName, { needed: true })}
          {text('domain', t.domain, {
            needed: true,
            // The hint always takes one line, so that the layout does not move while typing.
            ...(shown.domain === undefined && { hint: free || t.domainHint }),
            suffix: '.onmicrosoft.com',
          })}
          <span role="status" className={hidden}>
            {free}
          </span>
          {numberNeeded &&
            text('organizationRegistrationNumber', t.registrationNumber, {
              needed: true,
              ...(numberExample !== undefined && { hint: numberExample }),
            })}
        </div>
      </Section>
      <Section title={t.address}>
        <AddressFields
          address={form}
          onChange={(address) => onChange({ ...form, ...address })}
          faults={shown}
        />
        {check.advice && (
          <div className={styles.advice}>
            <AddressAdvice
              advice={check.advice}
              onUse={(address) => {
                check.clear()
                onChange({ ...form, ...toAddressForm({ ...fromAddressForm(form), ...address }) })
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
