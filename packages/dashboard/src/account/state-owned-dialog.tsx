import type { Customer } from '@accredit/client'
import { useMessages } from '../i18n/language.tsx'
import { qualificationTitles } from '../i18n/qualification-words.ts'
import { FormDialog } from '../pieces/form-dialog.tsx'
import { messages } from './messages.ts'
import { useAsk } from './use-ask.ts'

/** Asks before a customer is marked for good. */
export function StateOwnedDialog({
  customer,
  onClose,
}: {
  readonly customer: Customer
  readonly onClose: () => void
}) {
  const t = useMessages(messages)
  const titles = useMessages(qualificationTitles)
  const { ask, pending, error } = useAsk(customer, onClose)
  return (
    <FormDialog
      title={t.request(titles.StateOwnedEntity)}
      submit={t.confirm}
      pending={pending}
      error={error}
      onSubmit={() => void ask({ qualification: 'StateOwnedEntity' })}
      onClose={onClose}
    >
      <div dir="auto">{t.stateOwnedAsk(customer.companyProfile.companyName)}</div>
    </FormDialog>
  )
}
