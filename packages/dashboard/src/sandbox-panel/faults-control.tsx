import { faultProfiles, type SandboxFaultState } from '@accredit/client'
import { Button, Field, Select } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../data/keys.ts'
import { useSandbox } from '../data/sandbox.ts'
import { useFormats } from '../i18n/formats.ts'
import { QueryView } from '../pieces/query-view.tsx'
import { useSandboxWords } from '../i18n/use-sandbox-words.ts'
import { CommandMenu } from './command-menu.tsx'
import { controlCalls } from './control-calls.ts'
import { Control } from './control.tsx'
import { FaultForm } from './fault-form.tsx'
import { useControl } from './use-control.ts'
import { useLineStyles } from './use-line-styles.ts'

type ProfileName = keyof typeof faultProfiles
const profileNames = Object.keys(faultProfiles) as ProfileName[]

/** Fault injection: ready profiles, custom faults, and those that are active. */
export function FaultsControl() {
  const { line, list, text, note } = useLineStyles()
  const t = useSandboxWords().sandbox
  const sandbox = useSandbox()
  const query = useQuery({ queryKey: keys.faults, queryFn: () => sandbox.faults() })
  const control = useControl()
  const { run, pending, error } = control
  const [profile, setProfile] = useState<ProfileName>('throttled-hour')
  return (
    <Control title={t.faults} error={error}>
      <QueryView query={query}>
        {(faults) =>
          faults.length === 0 ? (
            <p className={note}>{t.noFaults}</p>
          ) : (
            <>
              <ul className={list}>
                {faults.map((fault, index) => (
                  // Two faults may be equal; a fault has no id.
                  <li key={index} className={text}>
                    <FaultLine fault={fault} />
                  </li>
                ))}
              </ul>
              <div className={line}>
                <Button
                  size="small"
                  disabledFocusable={pending}
                  onClick={() => run((controls) => controls.setFaults([]), t.faultsEnded)}
                >
                  {t.endFaults}
                </Button>
                <CommandMenu of={t.endFaults} call={controlCalls.endFaults()} />
              </div>
            </>
          )
        }
      </QueryView>
      <Field label={t.profile} hint={t.profiles[profile]}>
        <div className={line}>
          <Select
            aria-label={t.profile}
            value={profile}
            onChange={(_, { value }) => setProfile(value as ProfileName)}
          >
            {profileNames.map((name) => (
              <option key={name} value={name}>
                {name}
              </option>
            ))}
          </Select>
          <Button
            disabledFocusable={pending}
            onClick={() =>
              run((controls) => controls.setFaults(faultProfiles[profile].faults), t.faultsSet)
            }
          >
            {t.apply}
          </Button>
          <CommandMenu of={t.profile} call={controlCalls.applyProfile(profile)} />
        </div>
      </Field>
      <FaultForm control={control} />
    </Control>
  )
}

/** One active fault, with the number of calls that it affected. */
function FaultLine({ fault }: { readonly fault: SandboxFaultState }) {
  const { note } = useLineStyles()
  const t = useSandboxWords().sandbox
  const { number, plural } = useFormats()
  const { operation, seen, struck, count, when, share, seed: _seed, ...effect } = fault
  const shown = {
    ...effect,
    ...(when === 'after' && { when }),
    ...(share !== undefined && share < 1 && { share }),
    ...(count !== undefined && { count }),
  }
  return (
    <>
      <div>{operation ?? t.everyCall}</div>
      <div className={note} lang="en">
        {Object.entries(shown)
          .map(
            ([name, value]) =>
              `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`,
          )
          .join(' · ')}
      </div>
      <div className={note}>{plural(seen, t.struck(number(struck), number(seen)))}</div>
    </>
  )
}
