import type { CreatedCustomer } from '@accredit/client'
import { useState } from 'react'
import { fromAddressForm } from '../address/address-form.ts'
import { useAddressCheck } from '../address/use-address-check.ts'
import { useCountryRules } from '../address/use-country-rules.ts'
import { useFaults } from '../form/use-faults.ts'
import { isEdited, useLeaveGuard } from '../form/use-leave-guard.tsx'
import { useAddCustomerWords } from '../i18n/use-add-customer-words.ts'
import { Page } from '../pieces/page.tsx'
import { useHere } from '../routing/location.ts'
import { addresses } from '../routing/match-page.ts'
import { Created } from './created.tsx'
import { CustomerFields } from './customer-fields.tsx'
import { emptyForm, toNewCustomer, toQualificationRequest } from './customer-form.ts'
import { Review } from './review.tsx'
import { useCreateCustomer, type Outcome } from './use-create-customer.ts'
import { useDomainState } from './use-domain-state.ts'
import { useOwnFaults } from './use-own-faults.ts'

/** A new customer: fill in, review, create. */
export function AddCustomerPage() {
  const t = useAddCustomerWords()
  const { search } = useHere()
  const [form, setForm] = useState(emptyForm)
  const [reviewing, setReviewing] = useState(false)
  const [checking, setChecking] = useState(false)
  const [outcome, setOutcome] = useState<Outcome & { customer: CreatedCustomer }>()
  const rules = useCountryRules(form.country)
  const check = useAddressCheck()
  const creation = useCreateCustomer()
  const domainState = useDomainState(form.domain)
  const own = useOwnFaults(form, rules, domainState === 'taken')
  const error = check.refusal ?? creation.error
  const faults = useFaults(form, own, error)
  const { question } = useLeaveGuard(outcome === undefined && isEdited(form, emptyForm))
  const [seen, setSeen] = useState<unknown>()
  if (faults.refused && seen !== error) {
    // Refused fields are corrected in the form.
    setSeen(error)
    setReviewing(false)
  }

  const toReview = async () => {
    if (!faults.mayBeSent()) return
    creation.reset()
    setChecking(true)
    const mayGoOn = await check.mayGoOn(fromAddressForm(form))
    setChecking(false)
    if (mayGoOn) setReviewing(true)
  }
  const create = async () => {
    const result = await creation.create(form, rules)
    if (result) setOutcome(result)
  }
  const restart = () => {
    setForm(emptyForm)
    faults.reset()
    setReviewing(false)
    setOutcome(undefined)
  }

  if (outcome) {
    return (
      <Page key="created" title={t.created} lead={t.createdLead(form.companyName.trim())}>
        <Created outcome={outcome} onAnother={restart} />
      </Page>
    )
  }
  const crumbs = [{ text: t.customers, to: addresses.customers + search }]
  if (reviewing) {
    return (
      <Page key="review" title={t.review} lead={t.reviewLead} crumbs={crumbs}>
        <Review
          customer={toNewCustomer(form, rules)}
          request={toQualificationRequest(form)}
          pending={creation.pending}
          error={faults.rest}
          onBack={() => setReviewing(false)}
          onCreate={() => void create()}
        />
        {question}
      </Page>
    )
  }
  return (
    <Page key="form" title={t.title} lead={t.lead} crumbs={crumbs}>
      <CustomerFields
        form={form}
        onChange={setForm}
        faults={faults}
        domainState={domainState}
        check={check}
        pending={checking}
        rules={rules}
        onSubmit={() => void toReview()}
      />
      {question}
    </Page>
  )
}
