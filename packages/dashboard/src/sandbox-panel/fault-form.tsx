import { sandboxLimits, type SandboxFault } from '@accredit/client'
import { Button, Field, Input, makeStyles, Select } from '@fluentui/react-components'
import { useState } from 'react'
import { operationNames } from '../inspector/client-calls.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CommandMenu } from './command-menu.tsx'
import { controlCalls } from './control-calls.ts'
import type { ControlWork } from './use-control.ts'
import { useLineStyles } from './use-line-styles.ts'

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    alignItems: 'end',
    gap: '8px',
    '& > *': { minWidth: 0 },
    '& select, & input, & .fui-Input, & .fui-Select': { minWidth: 0, width: '100%' },
  },
  wide: { gridColumn: '1 / -1' },
})

const kinds = {
  throttled: { status: 429, retryAfter: 5 },
  unavailable: { status: 503, retryAfter: 1 },
  failed: { status: 500 },
  lost: { cut: true, when: 'after' },
  cut: { cut: true },
  slow: { latency: 'PT3S' },
} as const satisfies Record<string, SandboxFault>

type Kind = keyof typeof kinds

/** Form for a custom fault: which calls, which kind, and how often. */
export function FaultForm({ control: { run, pending } }: { readonly control: ControlWork }) {
  const styles = useStyles()
  const { line } = useLineStyles()
  const t = useSandboxWords().sandbox
  const [operation, setOperation] = useState('')
  const [kind, setKind] = useState<Kind>('throttled')
  const [times, setTimes] = useState('1')
  const count = Number(times)
  const isRight =
    times === '' || (Number.isInteger(count) && count >= 1 && count <= sandboxLimits.faultCount)
  const fault: SandboxFault = {
    ...(operation !== '' && { operation }),
    ...kinds[kind],
    ...(times !== '' && { count }),
  }
  return (
    <>
      <div className={styles.fields}>
        <Field label={t.operation} className={styles.wide}>
          <Select value={operation} onChange={(_, { value }) => setOperation(value)}>
            <option value="">{t.everyCall}</option>
            {[...operationNames, 'token'].map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t.kind}>
          <Select value={kind} onChange={(_, { value }) => setKind(value as Kind)}>
            {(Object.keys(kinds) as Kind[]).map((name) => (
              <option key={name} value={name}>
                {t.kinds[name]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t.times} {...(!isRight && { validationState: 'error' })}>
          <Input
            type="number"
            min={1}
            value={times}
            placeholder={t.noEnd}
            onChange={(_, { value }) => setTimes(value)}
          />
        </Field>
      </div>
      <div className={line}>
        <Button
          disabledFocusable={pending || !isRight}
          onClick={() => {
            if (isRight) run((sandbox) => sandbox.fault(fault), t.faultsSet)
          }}
        >
          {t.addFault}
        </Button>
        <CommandMenu of={t.addFault} call={controlCalls.addFault(fault)} />
      </div>
    </>
  )
}
