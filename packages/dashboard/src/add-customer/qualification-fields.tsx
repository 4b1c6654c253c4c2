import {
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  tokens,
} from '@fluentui/react-components'
import { educationSegments } from '../account/education-segments.ts'
import { CodeChoice, hasCreatesLeft } from '../codes/code-choice.tsx'
import { useCodes } from '../codes/use-codes.ts'
import { useMessages } from '../i18n/language.tsx'
import { qualificationTitles } from '../i18n/qualification-words.ts'
import { QueryView } from '../pieces/query-view.tsx'
import type { CustomerForm, Fault, FaultyField } from './customer-form.ts'
import { messages } from './messages.ts'

const useStyles = makeStyles({
  fields: { display: 'grid', gap: '12px' },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
})

const choices = ['', 'Education', 'GovernmentCommunityCloud', 'StateOwnedEntity'] as const

interface Props {
  readonly form: CustomerForm
  readonly onChange: (form: CustomerForm) => void
  readonly faults: Partial<Readonly<Record<FaultyField, Fault>>>
}

/** Which qualification the new customer shall have, and what that one asks for. */
export function QualificationFields(props: Props) {
  const styles = useStyles()
  const t = useMessages(messages)
  const titles = useMessages(qualificationTitles)
  const { form, onChange } = props
  return (
    <div className={styles.fields}>
      <Field label={t.qualification}>
        <Select
          value={form.qualification}
          onChange={(_, { value }) => {
            const qualification = choices.find((choice) => choice === value) ?? ''
            onChange({ ...form, qualification })
          }}
        >
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice === '' ? t.none : titles[choice]}
            </option>
          ))}
        </Select>
      </Field>
      {form.qualification === 'Education' && <EducationFields {...props} />}
      {form.qualification === 'GovernmentCommunityCloud' && <GovernmentFields {...props} />}
    </div>
  )
}

function EducationFields({ form, onChange, faults }: Props) {
  const styles = useStyles()
  const t = useMessages(messages)
  return (
    <>
      <Field
        label={t.segment}
        required
        {...(faults.segment !== undefined && { validationMessage: t.choose })}
      >
        <RadioGroup
          value={form.segment}
          onChange={(_, { value }) => onChange({ ...form, segment: value })}
        >
          {educationSegments.map((segment) => (
            <Radio key={segment} value={segment} label={t.segments[segment]} />
          ))}
        </RadioGroup>
      </Field>
      <Field label={t.website} hint={t.websiteHint}>
        <Input
          type="url"
          inputMode="url"
          autoComplete="off"
          value={form.website}
          onChange={(_, { value }) => onChange({ ...form, website: value })}
        />
      </Field>
      <p className={styles.note}>{t.educationNote}</p>
    </>
  )
}

function GovernmentFields({ form, onChange, faults }: Props) {
  const t = useMessages(messages)
  const codes = useCodes()
  return (
    <QueryView query={codes}>
      {(list) =>
        list.some(hasCreatesLeft) ? (
          <CodeChoice
            codes={list}
            chosen={form.code}
            fault={faults.code === undefined ? undefined : t.choose}
            onChoose={(code) => onChange({ ...form, code })}
          />
        ) : (
          <p>{t.noCodes}</p>
        )
      }
    </QueryView>
  )
}
