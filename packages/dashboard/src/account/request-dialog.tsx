import {
  rowOf,
  type Customer,
  type SettableQualification,
  type QualificationRequest,
} from '@accredit/client'
import { useMemo, useState } from 'react'
import { hasCreatesLeft } from '../codes/code-choice.tsx'
import { useCodes } from '../codes/use-codes.ts'
import { useFaults } from '../form/use-faults.ts'
import { isEdited } from '../form/use-leave-guard.tsx'
import { useWords } from '../i18n/language.tsx'
import { FormDialog } from '../pieces/form-dialog.tsx'
import { QueryView } from '../pieces/query-view.tsx'
import { useRested } from '../pieces/use-rested.ts'
import { RequestFields } from '../qualification/request-fields.tsx'
import { emptyRequest, toRequest } from '../qualification/request-form.ts'
import { useRequestFaults } from '../qualification/use-request-faults.ts'
import { BillingDialog } from './billing-dialog.tsx'
import { PrecheckView } from './precheck-view.tsx'
import { usePrecheck } from './use-precheck.ts'
import { useQueryClient } from '@tanstack/react-query'
import { keys } from '../data/keys.ts'
import { useWrite } from '../data/use-write.ts'
import { useToasts } from '../pieces/toasts.tsx'

/** Typing pause in milliseconds after which the request is prechecked. */
const restMs = 400

/** Requests a qualification: its fields beside the result of the precheck. */
export function RequestDialog({
  customer,
  name,
  onClose,
}: {
  readonly customer: Customer
  readonly name: SettableQualification
  readonly onClose: () => void
}) {
  const t = useWords().account
  const titles = useWords().qualificationTitles
  const { ask, pending, error } = useAsk(customer, onClose)
  const [form, setForm] = useState(emptyRequest)
  const { decided } = rowOf(name)
  const faults = useFaults(form, useRequestFaults(name, form), error)
  const isSpendable = useIsSpendable(form.validationCode, decided === 'code')
  const [editing, setEditing] = useState(false)
  const rested = useRested(form, restMs)
  const request = useMemo(() => toRequest(name, rested), [name, rested])
  // Without a code, the only finding would be that one is required.
  const precheck = usePrecheck(customer.id, request, {
    enabled: decided !== 'code' || rested.validationCode !== '',
  })
  const title = titles[name] ?? name
  const submit = () => {
    if (faults.mayBeSent()) void ask(toRequest(name, form))
  }
  if (editing && customer.billingProfile) {
    return (
      <BillingDialog
        customerId={customer.id}
        opened={customer.billingProfile}
        onClose={() => setEditing(false)}
      />
    )
  }
  return (
    <FormDialog
      form={faults.form}
      title={t.request(title)}
      submit={decided === 'at-once' ? t.set(title) : t.request(title)}
      pending={pending}
      error={faults.rest}
      edited={isEdited(form, emptyRequest)}
      disabled={decided === 'code' && !isSpendable}
      onSubmit={submit}
      onClose={onClose}
    >
      <RequestFields name={name} form={form} onChange={setForm} faults={faults.shown} />
      {precheck.isEnabled && faults.rest === undefined && !faults.refused && (
        <QueryView query={precheck}>
          {(found) => <PrecheckView precheck={found} onEdit={() => setEditing(true)} />}
        </QueryView>
      )}
      {decided === 'at-once' && (
        <div dir="auto">{t.confirmAtOnce(title, customer.companyProfile.companyName)}</div>
      )}
    </FormDialog>
  )
}

/**
 * Checks whether the chosen code can still be used (somebody else may have used it up), or, without
 * a choice, whether any can.
 */
function useIsSpendable(chosen: string, needed: boolean): boolean {
  const { data: codes } = useCodes(needed)
  const choices = codes?.filter((code) => chosen === '' || code.validationId === chosen)
  return choices?.some(hasCreatesLeft) ?? false
}

/** Requests a qualification for a customer, then updates the page. */
function useAsk(customer: Customer, onDone: () => void) {
  const t = useWords().account
  const titles: Readonly<Record<string, string>> = useWords().qualificationTitles
  const toasts = useToasts()
  const queries = useQueryClient()
  const write = useWrite((partner, request: QualificationRequest) =>
    partner.customers.byId(customer.id).qualification.createQualifications(request),
  )
  return {
    pending: write.pending,
    error: write.error,
    async ask(request: QualificationRequest) {
      const record = await write.run(request)
      if (!record) return
      const title = titles[record.qualification] ?? record.qualification
      toasts.tell(record.vettingStatus === 'InReview' ? t.done(title) : t.isSet(title))
      onDone()
      for (const queryKey of [keys.customer(customer.id), keys.customers, keys.codes]) {
        void queries.invalidateQueries({ queryKey })
      }
    },
  }
}
