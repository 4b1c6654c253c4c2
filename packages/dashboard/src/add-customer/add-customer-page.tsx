import type { CreatedCustomer } from '@accredit/client'
import { useState } from 'react'
import { fromAddressForm } from '../address/address-form.ts'
import { useAddressCheck } from '../address/use-address-check.ts'
import { useCountryRules } from '../address/use-country-rules.ts'
import { useWords } from '../i18n/language.tsx'
import { Page } from '../pieces/page.tsx'
import { addresses } from '../routing/match-page.ts'
import { Created } from './created.tsx'
import { CustomerFields } from './customer-fields.tsx'
import { emptyForm, findFaults } from './customer-form.ts'
import { Review } from './review.tsx'
import { useCreateCustomer, type Outcome } from './use-create-customer.ts'

/** A new customer: fill in, review, create. */
export function AddCustomerPage() {
  const t = useWords().addCustomer
  const [form, setForm] = useState(emptyForm)
  const [tried, setTried] = useState(false)
  const [reviewing, setReviewing] = useState(false)
  const [checking, setChecking] = useState(false)
  const [outcome, setOutcome] = useState<Outcome & { customer: CreatedCustomer }>()
  const rules = useCountryRules(form.address.country)
  const check = useAddressCheck()
  const creation = useCreateCustomer()
  const faults = findFaults(form, rules)

  const toReview = async () => {
    setTried(true)
    if (Object.keys(faults).length > 0) return
    setChecking(true)
    const mayGoOn = await check.mayGoOn(fromAddressForm(form.address))
    setChecking(false)
    if (mayGoOn) setReviewing(true)
  }
  const create = async () => {
    const result = await creation.create(form, rules)
    if (result) setOutcome(result)
  }
  const restart = () => {
    setForm(emptyForm)
    setTried(false)
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
  const crumbs = [{ text: t.customers, to: addresses.customers }]
  if (reviewing) {
    return (
      <Page key="review" title={t.review} lead={t.reviewLead} crumbs={crumbs}>
        <Review
          form={form}
          pending={creation.pending}
          error={creation.error}
          onBack={() => setReviewing(false)}
          onCreate={() => void create()}
        />
      </Page>
    )
  }
  return (
    <Page key="form" title={t.title} lead={t.lead} crumbs={crumbs}>
      <CustomerFields
        form={form}
        onChange={setForm}
        faults={tried ? faults : {}}
        tried={tried}
        check={check}
        pending={checking}
        numberNeeded={rules?.customerOrganizationRegistrationNumberRequired === true}
        numberExample={rules?.customerOrganizationRegistrationNumberSample}
        onSubmit={() => void toReview()}
      />
    </Page>
  )
}
