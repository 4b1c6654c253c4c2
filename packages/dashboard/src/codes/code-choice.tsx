import type { ValidationCode } from '@accredit/client'
import { Field, Radio, RadioGroup } from '@fluentui/react-components'
import { useFormats } from '../i18n/formats.ts'
import { useCodeWords } from '../i18n/use-code-words.ts'

/** Checks that a code has uses left. */
export function hasCreatesLeft({ remainingCreates }: ValidationCode): boolean {
  return remainingCreates !== 0
}

/** Choice of a validation code; shows the remaining uses of each. */
export function CodeChoice({
  codes,
  chosen,
  fault,
  onChoose,
}: {
  readonly codes: readonly ValidationCode[]
  readonly chosen: string
  /** Error of the choice. */
  readonly fault?: string | undefined
  readonly onChoose: (code: string) => void
}) {
  const t = useCodeWords()
  const { number, plural } = useFormats()
  const describe = ({ remainingCreates, maxCreates }: ValidationCode) => {
    if (remainingCreates === null) return t.leftUnlimited
    if (remainingCreates === 0) return t.spent
    const most = maxCreates ?? remainingCreates
    return plural(most, t.left(number(remainingCreates), number(most)))
  }
  return (
    <Field label={t.choose} required {...(fault !== undefined && { validationMessage: fault })}>
      <RadioGroup value={chosen} onChange={(_, { value }) => onChoose(value)}>
        {codes.map((code) => (
          <Radio
            key={code.validationId}
            value={code.validationId}
            disabled={!hasCreatesLeft(code)}
            label={`${code.validationId} · ${code.organizationName} · ${describe(code)}`}
          />
        ))}
      </RadioGroup>
    </Field>
  )
}
