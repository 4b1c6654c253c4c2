import { rowOf, settableQualifications } from '@accredit/client'
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components'
import type { Faults } from '../form/use-faults.ts'
import { useWords } from '../i18n/language.tsx'
import { useAddCustomerWords } from '../i18n/use-add-customer-words.ts'
import { RequestFields } from '../qualification/request-fields.tsx'
import type { CustomerField, CustomerForm } from './customer-form.ts'

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '12px' },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
})

const choices = ['', ...settableQualifications] as const

interface Props {
  readonly form: CustomerForm
  readonly onChange: (form: CustomerForm) => void
  readonly faults: Faults<CustomerField>
}

/** Choice of the qualification of a new customer, and the fields of its request. */
export function QualificationFields({ form, onChange, faults }: Props) {
  const styles = useStyles()
  const t = useAddCustomerWords()
  const titles = useWords().qualificationTitles
  const { qualification } = form
  return (
    <div className={styles.fields}>
      <Field label={t.qualification}>
        <Select
          value={qualification}
          onChange={(_, { value }) => {
            onChange({ ...form, qualification: choices.find((choice) => choice === value) ?? '' })
          }}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice === '' ? t.none : (titles[choice] ?? choice)}
            </option>
          ))}
        </Select>
      </Field>
      {qualification !== '' && (
        <RequestFields
          name={qualification}
          form={form}
          onChange={(request) => onChange({ ...form, ...request })}
          faults={faults}
        />
      )}
      {qualification !== '' && rowOf(qualification).decided === 'vetted' && (
        <p className={styles.note}>{t.vettedNote}</p>
      )}
    </div>
  )
}
