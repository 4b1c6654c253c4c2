import {
  qualificationNames,
  reportStatuses,
  reportSteps,
  vettingReasonTexts,
} from '@accredit/client'
import { Field, Input, makeStyles, Select } from '@fluentui/react-components'
import { useWords } from '../i18n/language.tsx'
import { narrow } from '../pieces/widths.ts'
import { useReportWords } from './use-report-words.ts'
import type { ReportChoice } from './use-report-filter.ts'

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', gap: '12px 16px', marginBottom: '16px' },
  field: { flex: '1 1 180px', maxWidth: '280px', [narrow]: { maxWidth: 'none' } },
})

/** Filters of the report. */
export function ReportFilters({
  choice,
  find,
}: {
  readonly choice: ReportChoice
  readonly find: (values: Partial<ReportChoice>) => void
}) {
  const styles = useStyles()
  const t = useReportWords()
  const titles = useWords().qualificationTitles
  const states: Readonly<Record<string, string>> = useWords().vetting.statuses
  const fields = [
    {
      name: 'qualification',
      label: t.qualification,
      options: qualificationNames.map((name) => ({
        value: name,
        text: name === 'None' ? t.none : (titles[name] ?? name),
      })),
    },
    {
      name: 'status',
      label: t.status,
      options: reportStatuses
        .filter((status) => status !== 'none')
        .map((value) => ({ value, text: states[value] ?? value })),
    },
    {
      name: 'reason',
      label: t.reason,
      options: vettingReasonTexts.map((value) => ({ value, text: value })),
    },
    {
      name: 'step',
      label: t.nextStep,
      options: reportSteps.map((value) => ({ value, text: t.steps[value] })),
    },
  ] as const
  return (
    <div className={styles.filters} role="search">
      {fields.map(({ name, label, options }) => (
        <Field key={name} label={label} className={styles.field}>
          <Select value={choice[name]} onChange={(_, { value }) => find({ [name]: value })}>
            <option value="">{t.all}</option>
            {options.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
      ))}
      <Field label={t.since} className={styles.field}>
        <Input
          type="date"
          value={choice.since}
          onChange={(_, { value }) => find({ since: value })}
        />
      </Field>
    </div>
  )
}
