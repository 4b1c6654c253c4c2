import type { Webhook } from '@accredit/client'
import { Field, Input, makeStyles } from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useWrite } from '../data/use-write.ts'
import { useFormats } from '../i18n/formats.ts'
import { useEventWords } from '../i18n/use-event-words.ts'
import { FormDialog } from '../pieces/form-dialog.tsx'
import { useToasts } from '../pieces/toasts.tsx'
import { webhookKeys } from './webhook-keys.ts'

const useStyles = makeStyles({ text: { margin: 0 } })

/**
 * Asks for the time from which failed deliveries are resent; the default is when the endpoint began
 * to fail.
 */
export function ResendAllDialog({
  webhook,
  onClose,
}: {
  readonly webhook: Webhook
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const t = useEventWords().webhooks
  const { number, plural, exact } = useFormats()
  const toasts = useToasts()
  const queries = useQueryClient()
  const { id, failingSince } = webhook
  const [since, setSince] = useState(() =>
    // To the minute, in the page's time zone, as the field expects.
    failingSince === undefined ? '' : exact(failingSince).slice(0, 16),
  )
  const write = useWrite((as, from: string) =>
    as.webhooks.replay(id, from === '' ? {} : { since: new Date(from) }),
  )
  const send = async () => {
    const done = await write.run(since)
    if (!done) return
    toasts.tell(plural(done.count, t.resentAll(number(done.count))))
    onClose()
    await queries.invalidateQueries({ queryKey: webhookKeys.all })
  }
  return (
    <FormDialog
      title={t.resendAll}
      submit={t.resend}
      pending={write.pending}
      error={write.error}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <Field label={t.resendSince} hint={t.resendSinceHint}>
        <Input type="datetime-local" value={since} onChange={(_, { value }) => setSince(value)} />
      </Field>
      <p className={styles.text}>{t.resendText}</p>
    </FormDialog>
  )
}
