import type { EventType, WebhookSettings, WebhookTrialResult } from '@accredit/client'
import {
  Button,
  Checkbox,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Spinner,
  tokens,
} from '@fluentui/react-components'
import { SendRegular } from '@fluentui/react-icons'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWrite } from '../data/use-write.ts'
import { useFaults } from '../form/use-faults.ts'
import { useFormats } from '../i18n/formats.ts'
import { useWords } from '../i18n/language.tsx'
import { useEventWords } from '../i18n/use-event-words.ts'
import { FormDialog } from '../pieces/form-dialog.tsx'
import { webhookKeys } from './webhook-keys.ts'

const useStyles = makeStyles({
  trial: { display: 'grid', gap: '8px', justifyItems: 'start' },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  types: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))' },
  result: { width: '100%' },
})

/** Event types in the order of their words; a test event goes to every endpoint. */
function eventTypesOf(names: Readonly<Record<EventType | 'webhook.test', string>>): EventType[] {
  return (Object.keys(names) as (keyof typeof names)[]).filter((name) => name !== 'webhook.test')
}

/** Adds an endpoint. A test event can show beforehand that its address is reachable. */
export function AddDialog({
  onAdded,
  onClose,
}: {
  /** @param secret undefined when the response that had it was lost */
  readonly onAdded: (secret: string | undefined) => void
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { required } = useWords().pieces
  const queries = useQueryClient()
  const [url, setUrl] = useState('')
  const [description, setDescription] = useState('')
  const [isChosen, setChosen] = useState(false)
  const [types, setTypes] = useState<readonly EventType[]>([])
  const add = useWrite((as, settings: WebhookSettings) => as.webhooks.add(settings))
  const attempt = useWrite((as, address: string) => as.webhooks.tryAddress(address))
  const [tried, setTried] = useState<{ address: string; result: WebhookTrialResult }>()

  const own = {
    ...(url.trim() === '' && { url: required }),
    ...(isChosen && types.length === 0 && { events: t.chooseEvents }),
  }
  const values = { url, description, events: types.join() }
  const faults = useFaults(values, own, add.error ?? attempt.error)
  const test = async () => {
    if (url.trim() === '' && !faults.mayBeSent()) return
    add.reset()
    const result = await attempt.run(url)
    if (result) setTried({ address: url, result })
  }
  const save = async () => {
    if (!faults.mayBeSent()) return
    attempt.reset()
    const added = await add.run({
      url,
      ...(isChosen && { events: types }),
      ...(description.trim() !== '' && { description }),
    })
    if (!added) return
    await queries.invalidateQueries({ queryKey: webhookKeys.all })
    onAdded(added.secret)
  }
  const faultOf = (name: keyof typeof values) => {
    const validationMessage = faults.shown[name]
    return validationMessage === undefined ? {} : { validationMessage }
  }
  return (
    <FormDialog
      form={faults.form}
      title={t.add}
      submit={t.add}
      pending={add.pending}
      disabled={attempt.pending}
      error={faults.rest}
      edited={[url, description].some((text) => text.trim() !== '')}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Field label={t.address} required {...faultOf('url')}>
        <Input
          type="url"
          value={url}
          placeholder="https://"
          autoComplete="off"
          onChange={(_, { value }) => setUrl(value)}
        />
      </Field>
      <div className={styles.trial}>
        <Button
          icon={attempt.pending ? <Spinner size="tiny" /> : <SendRegular />}
          disabledFocusable={attempt.pending || add.pending}
          onClick={() => void test()}
        >
          {t.test}
        </Button>
        <div role="status" className={styles.result}>
          {tried?.address === url && <TrialResult result={tried.result} />}
        </div>
        <p className={styles.note}>{t.trialText}</p>
      </div>
      <Field label={t.description} hint={t.descriptionHint} {...faultOf('description')}>
        <Input
          value={description}
          autoComplete="off"
          onChange={(_, { value }) => setDescription(value)}
        />
      </Field>
      <Field label={t.events} {...faultOf('events')}>
        <RadioGroup
          value={isChosen ? 'chosen' : 'every'}
          onChange={(_, { value }) => setChosen(value === 'chosen')}
        >
          <Radio value="every" label={t.everyEvent} />
          <Radio value="chosen" label={t.chosenEvents} />
        </RadioGroup>
      </Field>
      {isChosen && (
        <div role="group" aria-label={t.chosenEvents} className={styles.types}>
          {eventTypesOf(t.eventNames).map((type) => (
            <Checkbox
              key={type}
              label={t.eventNames[type]}
              checked={types.includes(type)}
              onChange={(_, { checked }) =>
                setTypes(
                  checked === true ? [...types, type] : types.filter((other) => other !== type),
                )
              }
            />
          ))}
        </div>
      )}
    </FormDialog>
  )
}

function TrialResult({ result }: { readonly result: WebhookTrialResult }) {
  const t = useEventWords().webhooks
  const { number } = useFormats()
  const { status, milliseconds, fault = '' } = result
  const took = number(milliseconds)
  if (status === undefined) return <Told intent="error">{t.trialNone(fault)}</Told>
  return status >= 200 && status < 300 ? (
    <Told intent="success">{t.trialWell(String(status), took)}</Told>
  ) : (
    <Told intent="warning">{t.trialBad(String(status), took)}</Told>
  )
}

function Told({
  intent,
  children,
}: {
  readonly intent: 'success' | 'warning' | 'error'
  readonly children: string
}) {
  return (
    <MessageBar intent={intent} layout="multiline" politeness="polite">
      <MessageBarBody>{children}</MessageBarBody>
    </MessageBar>
  )
}
