import { sandboxLimits } from '@accredit/client'
import { Button, Field, Input } from '@fluentui/react-components'
import { useState } from 'react'
import { useFormats } from '../i18n/formats.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CommandMenu } from './command-menu.tsx'
import { controlCalls } from './control-calls.ts'
import { Control } from './control.tsx'
import { useControl } from './use-control.ts'
import { useLineStyles } from './use-line-styles.ts'

const { customers: most } = sandboxLimits

/** Generates customers for the partner. */
export function CustomersControl() {
  const { line, note } = useLineStyles()
  const t = useSandboxWords().sandbox
  const { number } = useFormats()
  const { run, pending, error } = useControl()
  const [text, setText] = useState('100')
  const count = Number(text)
  const isRight = Number.isInteger(count) && count >= 1 && count <= most
  return (
    <Control title={t.customers} error={error}>
      <p className={note}>{t.customersText}</p>
      <Field label={t.count} {...(!isRight && { validationMessage: t.wrongCount(number(most)) })}>
        <div className={line}>
          <Input
            type="number"
            aria-label={t.count}
            min={1}
            max={most}
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
          <Button
            disabledFocusable={pending || !isRight}
            onClick={() => {
              if (isRight) {
                run((sandbox) => sandbox.addCustomers({ count }), t.generated(number(count)))
              }
            }}
          >
            {t.generate}
          </Button>
          <CommandMenu of={t.customers} call={controlCalls.generate(count)} />
        </div>
      </Field>
    </Control>
  )
}
