import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components'
import { useState } from 'react'
import { useAheadBy, useNow } from '../data/signed-in.tsx'
import { useFormats } from '../i18n/formats.ts'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CommandMenu } from './command-menu.tsx'
import { controlCalls } from './control-calls.ts'
import { Control } from './control.tsx'
import { useControl } from './use-control.ts'
import { useLineStyles } from './use-line-styles.ts'

const useStyles = makeStyles({
  now: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  steps: { display: 'flex', flexWrap: 'wrap', gap: '8px' },
})

const steps = ['PT1H', 'P1D', 'P3D', 'P30D'] as const

/** A smaller difference is network latency, not a clock that was moved forward. */
const toleranceMs = 5_000

/** The service clock, and the controls to move it forward. */
export function TimeControl() {
  const styles = useStyles()
  const { line, note } = useLineStyles()
  const t = useSandboxWords().sandbox
  const { dateTime, duration } = useFormats()
  const now = useNow(1_000)
  const ahead = useAheadBy()
  const { run, pending, error } = useControl()
  const [to, setTo] = useState('')
  const [last, setLast] = useState<(typeof steps)[number]>('P1D')
  const time = Date.parse(to)
  const isLater = time > now
  return (
    <Control title={t.time} error={error}>
      <p className={styles.now}>{dateTime(new Date(now).toISOString())}</p>
      <p className={note}>
        {ahead > toleranceMs ? `${t.ahead(duration(ahead / 1000))} ${t.onlyReset}` : t.inTime}
      </p>
      <div className={line}>
        <div className={styles.steps}>
          {steps.map((step) => (
            <Button
              key={step}
              size="small"
              disabledFocusable={pending}
              onClick={() => {
                setLast(step)
                run((sandbox) => sandbox.advance(step), t.clockAhead)
              }}
            >
              {t.steps[step]}
            </Button>
          ))}
        </div>
        <CommandMenu of={t.time} call={controlCalls.advance(last)} />
      </div>
      <Field label={t.to} {...(to !== '' && !isLater && { validationMessage: t.onlyAhead })}>
        <div className={line}>
          <Input
            type="datetime-local"
            aria-label={t.to}
            value={to}
            onChange={(_, { value }) => setTo(value)}
          />
          <Button
            disabledFocusable={pending || !isLater}
            onClick={() => {
              if (!isLater) return
              run(async (sandbox) => {
                await sandbox.setTime(new Date(time))
                setTo('')
              }, t.clockAhead)
            }}
          >
            {t.go}
          </Button>
          <CommandMenu
            of={t.to}
            call={controlCalls.setTime(new Date(isLater ? time : now).toISOString())}
          />
        </div>
      </Field>
    </Control>
  )
}
