import { Field, Input, makeStyles, Select } from '@fluentui/react-components'
import { useMemo, type ReactNode } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useAddressWords } from '../i18n/use-address-words.ts'
import { narrow } from '../pieces/widths.ts'
import type { Faults } from '../form/use-faults.ts'
import { neededParts, type AddressForm, type AddressPart } from './address-form.ts'
import { countries } from './countries.ts'
import { useCountryRules } from './use-country-rules.ts'

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '12px 16px',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  whole: { gridColumn: '1 / -1' },
})

/** Messages below the fields of a form. */
export type FieldNotes<Name extends string> = Partial<Readonly<Record<Name, ReactNode>>>

/** Address fields as the country requires them. */
export function AddressFields({
  address,
  onChange,
  faults,
  notes = {},
}: {
  readonly address: AddressForm
  readonly onChange: (address: AddressForm) => void
  readonly faults: Faults<AddressPart>
  readonly notes?: FieldNotes<AddressPart>
}) {
  const styles = useStyles()
  const t = useAddressWords()
  const { country: nameOf, compare } = useFormats()
  const rules = useCountryRules(address.country)
  const listed = useMemo(
    () =>
      countries
        .map((code) => [code, nameOf(code)] as const)
        .toSorted((a, b) => compare(a[1], b[1])),
    [nameOf, compare],
  )
  const states = rules?.supportedStatesList ?? []
  const needed = neededParts(rules)
  const set = (part: AddressPart, value: string) => onChange({ ...address, [part]: value })
  const field = (part: AddressPart) => ({
    ...(needed.includes(part) && { required: true }),
    ...(faults[part] !== undefined && { validationMessage: faults[part] }),
    ...(notes[part] !== undefined && { hint: <>{notes[part]}</> }),
  })
  const input = (part: AddressPart, autoComplete: string) => (
    <Input
      value={address[part]}
      autoComplete={autoComplete}
      onChange={(_, { value }) => set(part, value)}
    />
  )
  const wrongPostalCode =
    address.postalCode.trim() !== '' && !fitsForm(address.postalCode, rules?.postalCodeRegex)
  return (
    <div className={styles.fields}>
      <Field label={t.country} className={styles.whole} {...field('country')}>
        <Select
          value={address.country}
          autoComplete="country"
          onChange={(_, { value }) => onChange({ ...address, country: value, state: '' })}
        >
          <option value="">{t.chooseCountry}</option>
          {listed.map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t.addressLine1} className={styles.whole} {...field('addressLine1')}>
        {input('addressLine1', 'address-line1')}
      </Field>
      <Field label={t.addressLine2} className={styles.whole} {...field('addressLine2')}>
        {input('addressLine2', 'address-line2')}
      </Field>
      <Field label={t.city} {...field('city')}>
        {input('city', 'address-level2')}
      </Field>
      <Field label={needed.includes('state') ? t.state : t.stateOptional} {...field('state')}>
        {states.length > 0 ? (
          <Select value={address.state} onChange={(_, { value }) => set('state', value)}>
            <option value="">{t.chooseCountry}</option>
            {[...new Set([...states, address.state])].filter(Boolean).map((code) => (
              <option key={code} value={code}>
                {code}
              </option>
            ))}
          </Select>
        ) : (
          input('state', 'address-level1')
        )}
      </Field>
      <Field
        label={t.postalCode}
        {...field('postalCode')}
        {...(wrongPostalCode &&
          faults.postalCode === undefined && {
            validationState: 'warning' as const,
            validationMessage: t.postalForm(nameOf(address.country)),
          })}
      >
        {input('postalCode', 'postal-code')}
      </Field>
      <Field
        label={needed.includes('phoneNumber') ? t.phoneNumber : t.phoneOptional}
        {...field('phoneNumber')}
      >
        {input('phoneNumber', 'tel')}
      </Field>
    </div>
  )
}

function fitsForm(text: string, form: string | undefined): boolean {
  if (form === undefined) return true
  try {
    return new RegExp(form).test(text.trim().toUpperCase())
  } catch {
    // A pattern that this browser cannot parse rejects nothing.
    return true
  }
}
