import type { VettingReason } from '@accredit/client'
import { sayDenial } from '@accredit/contract/words'
import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useWords } from '../../i18n/language.tsx'
import { useDeskWords } from '../../i18n/use-desk-words.ts'
import { KeyCap } from '../keys/key-cap.tsx'
import { useSingleKeys } from '../keys/single-keys.ts'
import { typing } from '../keys/use-keys.ts'

const useStyles = makeStyles({
  // The list of reasons is as tall as a phone's screen, so errors are shown above it.
  title: { order: -2 },
  fault: { order: -1, marginTop: 0, marginBottom: '4px' },
  reason: { width: '100%', '& > label': { flexGrow: 1 } },
  label: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '0 8px',
    color: tokens.colorNeutralForeground1,
  },
  cause: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
  remedy: { margin: '8px 0 0', color: tokens.colorNeutralForeground2 },
})

/**
 * Choice of a denial reason by arrow keys or, unless a text field has the focus, by number; the
 * focus follows. Explains each reason.
 */
export function ReasonChoice({
  reasons,
  chosen,
  choose,
  fault,
}: {
  readonly reasons: readonly VettingReason[]
  readonly chosen: VettingReason | undefined
  readonly choose: (reason: VettingReason) => void
  readonly fault: string | undefined
}) {
  const styles = useStyles()
  const t = useDeskWords().deskCase
  const words = useWords()
  const group = useRef<HTMLDivElement>(null)
  const { on } = useSingleKeys()
  const chooseByNumber = useEffectEvent((event: KeyboardEvent) => {
    const reason = reasons[Number(event.key) - 1]
    if (reason === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target instanceof Element ? event.target : undefined
    if (target?.closest(typing) || !(on || group.current?.contains(target ?? null))) return
    event.preventDefault()
    choose(reason)
    group.current?.querySelector<HTMLElement>(`[value="${CSS.escape(reason)}"]`)?.focus()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => chooseByNumber(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
  return (
    <div>
      <Field
        label={{ children: t.reason, className: styles.title }}
        hint={t.reasonHint}
        required
        {...(fault !== undefined && {
          validationMessage: { children: fault, className: styles.fault },
        })}
      >
        <RadioGroup
          value={chosen ?? ''}
          onChange={(_, { value }) => choose(value as VettingReason)}
          ref={group}
        >
          {reasons.map((reason, index) => (
            <Radio
              key={reason}
              value={reason}
              className={styles.reason}
              label={
                <span className={styles.label}>
                  <span lang="en">{reason}</span>
                  <span aria-hidden>
                    <KeyCap>{String(index + 1)}</KeyCap>
                  </span>
                  <span className={styles.cause}>{sayDenial(words, reason).cause}</span>
                </span>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {chosen && <p className={styles.remedy}>{t.advice(sayDenial(words, chosen).remedy)}</p>}
    </div>
  )
}
