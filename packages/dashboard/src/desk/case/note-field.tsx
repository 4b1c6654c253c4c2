import { Field, Textarea } from '@fluentui/react-components'
import type { Ref } from 'react'
import { useFormats } from '../../i18n/formats.ts'
import { useDeskWords } from '../../i18n/use-desk-words.ts'

/** Remaining characters from which the count is shown. */
const nearEnd = 200

/** Text field for a note; counts down near its limit. */
export function NoteField({
  ref,
  label,
  hint,
  longest,
  value,
  fault,
  shortcut,
  onChange,
}: {
  readonly ref?: Ref<HTMLTextAreaElement>
  readonly label: string
  readonly hint: string
  /** In characters, as the service counts them. */
  readonly longest: number
  readonly value: string
  readonly fault?: string | undefined
  readonly shortcut?: string
  readonly onChange: (text: string) => void
}) {
  const t = useDeskWords().deskCase
  const { number, plural } = useFormats()
  const left = longest - value.length
  return (
    <Field
      label={label}
      hint={left <= nearEnd ? plural(left, t.left(number(left))) : hint}
      {...(fault !== undefined && { validationMessage: fault })}
    >
      <Textarea
        ref={ref ?? null}
        value={value}
        maxLength={longest}
        rows={2}
        resize="vertical"
        aria-keyshortcuts={shortcut}
        onChange={(_, data) => onChange(data.value)}
      />
    </Field>
  )
}
