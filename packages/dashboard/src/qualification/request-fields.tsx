import { educationSegments, rowOf, type SettableQualification } from '@accredit/client'
import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { KeyRegular } from '@fluentui/react-icons'
import { CodeChoice, hasCreatesLeft } from '../codes/code-choice.tsx'
import { useCodes } from '../codes/use-codes.ts'
import { useWords } from '../i18n/language.tsx'
import { Empty } from '../pieces/empty.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import type { Faults } from '../form/use-faults.ts'
import type { RequestField, RequestForm } from './request-form.ts'

const useStyles = makeStyles({
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
})

interface Props {
  readonly name: SettableQualification
  readonly form: RequestForm
  readonly onChange: (form: RequestForm) => void
  readonly faults: Faults<RequestField>
}

/** Fields of a request, as listed in the qualification's row. */
export function RequestFields(props: Props) {
  const { fields } = rowOf(props.name)
  return (
    <>
      {fields.includes('educationSegment') && <SegmentField {...props} />}
      {fields.includes('website') && <WebsiteField {...props} />}
      {fields.includes('validationCode') && <CodeField {...props} />}
    </>
  )
}

function SegmentField({ form, onChange, faults }: Props) {
  const t = useWords().request
  return (
    <Field
      label={t.segment}
      required
      {...(faults.educationSegment !== undefined && { validationMessage: faults.educationSegment })}
    >
      <RadioGroup
        value={form.educationSegment}
        onChange={(_, { value }) => onChange({ ...form, educationSegment: value })}
      >
        {educationSegments.map((segment) => (
          <Radio key={segment} value={segment} label={t.segments[segment]} />
        ))}
      </RadioGroup>
    </Field>
  )
}

function WebsiteField({ form, onChange, faults }: Props) {
  const t = useWords().request
  return (
    <Field
      label={t.website}
      hint={t.websiteHint}
      {...(faults.website !== undefined && { validationMessage: faults.website })}
    >
      <Input
        type="url"
        inputMode="url"
        autoComplete="off"
        value={form.website}
        onChange={(_, { value }) => onChange({ ...form, website: value })}
      />
    </Field>
  )
}

function CodeField({ form, onChange, faults }: Props) {
  const styles = useStyles()
  const t = useWords().request
  const codes = useCodes()
  return (
    <QueryView query={codes}>
      {(list) =>
        list.some(hasCreatesLeft) ? (
          <>
            <CodeChoice
              codes={list}
              chosen={form.validationCode}
              fault={faults.validationCode}
              onChoose={(code) => onChange({ ...form, validationCode: code })}
            />
            <p className={styles.note}>{t.spends}</p>
          </>
        ) : (
          <Empty icon={<KeyRegular />} title={t.noCodes} />
        )
      }
    </QueryView>
  )
}
