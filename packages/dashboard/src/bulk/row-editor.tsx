import type { BulkRow } from '@accredit/client'
import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState, type FormEvent } from 'react'
import { useBulkWords } from '../i18n/use-bulk-words.ts'
import { narrow } from '../pieces/widths.ts'

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(200px, 1fr))',
    gap: '8px 12px',
    padding: '4px 12px 16px 80px',
    backgroundColor: tokens.colorNeutralBackground1,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', paddingInlineStart: '12px' },
  },
  buttons: { gridColumn: '1 / -1', display: 'flex', gap: '8px' },
})

const cells = [
  'customerId',
  'domain',
  'companyName',
  'qualification',
  'educationSegment',
  'website',
  'validationCode',
  'note',
] as const

/** Inline editor for the cells of a row. */
export function RowEditor({
  label,
  row,
  onSave,
  onCancel,
}: {
  readonly label: string
  readonly row: BulkRow
  readonly onSave: (row: BulkRow) => void
  readonly onCancel: () => void
}) {
  const styles = useStyles()
  const t = useBulkWords()
  const [values, setValues] = useState<Partial<Record<(typeof cells)[number], string>>>(
    Object.fromEntries(cells.map((cell) => [cell, row[cell] ?? ''])),
  )
  const save = (event: FormEvent) => {
    event.preventDefault()
    const given = cells.flatMap((cell) => (values[cell] ? [[cell, values[cell]]] : []))
    onSave({ line: row.line, ...Object.fromEntries(given) })
  }
  return (
    <form
      aria-label={label}
      className={styles.form}
      onSubmit={save}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onCancel()
      }}
    >
      {cells.map((cell, index) => (
        <Field key={cell} label={t.columns[cell]} size="small">
          <Input
            size="small"
            autoFocus={index === 0}
            value={values[cell] ?? ''}
            maxLength={1_000}
            spellCheck={false}
            onChange={(_, { value }) => setValues({ ...values, [cell]: value })}
          />
        </Field>
      ))}
      <div className={styles.buttons}>
        <Button type="submit" appearance="primary" size="small">
          {t.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t.cancelEdit}
        </Button>
      </div>
    </form>
  )
}
