import { PartnerError, type CustomerBillingProfile } from '@accredit/client'
import {
  Field,
  Input,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { AddressAdvice } from '../address/address-advice.tsx'
import { AddressFields } from '../address/address-fields.tsx'
import { findMissingParts, fromAddressForm, toAddressForm } from '../address/address-form.ts'
import { useAddressCheck } from '../address/use-address-check.ts'
import { useCountryRules } from '../address/use-country-rules.ts'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useWrite } from '../data/use-write.ts'
import { useFaults, type Faults } from '../form/use-faults.ts'
import { isEdited } from '../form/use-leave-guard.tsx'
import { useWords } from '../i18n/language.tsx'
import { useAddressWords } from '../i18n/use-address-words.ts'
import { FormDialog } from '../pieces/form-dialog.tsx'
import { narrow } from '../pieces/widths.ts'
import { useToasts } from '../pieces/toasts.tsx'
import {
  changedMeanwhile,
  fromBillingForm,
  mergeStored,
  toBillingForm,
  type BillingForm,
  type BillingPart,
} from './billing-form.ts'

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: '12px 16px',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  note: { margin: 0, color: tokens.colorNeutralForeground2 },
})

/**
 * Edits the bill-to info. When somebody else saves meanwhile, both versions are shown and nothing
 * is lost.
 */
export function BillingDialog({
  customerId,
  opened,
  onClose,
}: {
  readonly customerId: string
  readonly opened: CustomerBillingProfile
  readonly onClose: () => void
}) {
  const styles = useStyles()
  const t = useWords().account
  const a = useAddressWords()
  const { required } = useWords().pieces
  const toasts = useToasts()
  const queries = useQueryClient()
  const partner = usePartner()
  const check = useAddressCheck()
  const [checking, setChecking] = useState(false)
  // The profile may be refetched behind the dialog; the form keeps the version it was opened with.
  const [record, setRecord] = useState(opened)
  const [form, setForm] = useState(() => toBillingForm(opened))
  const [theirs, setTheirs] = useState<Partial<Record<BillingPart, string>>>()
  const write = useWrite((as, profile: CustomerBillingProfile) =>
    as.customers.byId(customerId).profiles.billing.update(profile),
  )

  const conflict = isConflict(write.error)
  const rules = useCountryRules(form.country)
  const needed = ['companyName', 'email'] as const
  const missing = [
    ...needed.filter((part) => form[part].trim() === ''),
    ...findMissingParts(form, rules),
  ]
  const own: Faults<BillingPart> = Object.fromEntries(missing.map((part) => [part, required]))
  const faults = useFaults(form, own, check.refusal ?? (conflict ? undefined : write.error))
  const set = (part: BillingPart, value: string) => setForm({ ...form, [part]: value })
  const takeUp = (stored: CustomerBillingProfile) => {
    const before = toBillingForm(record)
    const now = toBillingForm(stored)
    const merged = mergeStored(before, now, form)
    setForm(merged)
    setTheirs(changedMeanwhile(before, now, merged))
    setRecord(stored)
  }
  const save = async () => {
    const profile = fromBillingForm(form, record)
    if (!faults.mayBeSent()) return
    write.reset()
    setChecking(true)
    const mayGoOn = await check.mayGoOn(profile.defaultAddress ?? {})
    setChecking(false)
    if (!mayGoOn) return
    const saved = await write.run(profile)
    if (!saved) return
    toasts.tell(t.saved)
    onClose()
    for (const queryKey of [keys.customer(customerId), keys.customers]) {
      void queries.invalidateQueries({ queryKey })
    }
  }
  const [seenConflict, setSeenConflict] = useState<unknown>()
  if (conflict && seenConflict !== write.error) {
    setSeenConflict(write.error)
    partner.customers
      .byId(customerId)
      .profiles.billing.get()
      .then(takeUp, (error: unknown) => toasts.fail(error))
  }

  const noteOf = (part: BillingPart) => {
    const value = theirs?.[part]
    if (value === undefined || value === form[part]) return undefined
    return (
      <>
        {value === '' ? t.theirsEmpty : t.theirs(value)}{' '}
        <Link as="button" type="button" inline onClick={() => set(part, value)}>
          {t.takeTheirs}
        </Link>
      </>
    )
  }
  const text = (part: 'companyName' | 'firstName' | 'lastName' | 'email', label: string) => {
    const note = noteOf(part)
    const fault = faults.shown[part]
    return (
      <Field
        label={label}
        {...(needed.some((each) => each === part) && { required: true })}
        {...(fault !== undefined && { validationMessage: fault })}
        {...(note && { hint: note })}
      >
        <Input
          value={form[part]}
          type={part === 'email' ? 'email' : 'text'}
          autoComplete="off"
          onChange={(_, { value }) => set(part, value)}
        />
      </Field>
    )
  }
  const addressNotes = Object.fromEntries(
    (Object.keys(theirs ?? {}) as BillingPart[]).map((part) => [part, noteOf(part)]),
  )
  return (
    <FormDialog
      form={faults.form}
      title={t.editBilling}
      submit={check.advice ? a.saveAnyway : t.save}
      pending={write.pending || checking}
      error={faults.rest}
      edited={isEdited(form, toBillingForm(record))}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      {theirs && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t.conflict}</MessageBarTitle>
            {t.conflictText}
          </MessageBarBody>
        </MessageBar>
      )}
      {text('companyName', t.companyName)}
      <p className={styles.note}>{t.nameNote}</p>
      <div className={styles.pair}>
        {text('firstName', t.firstName)}
        {text('lastName', t.lastName)}
      </div>
      {text('email', t.email)}
      <AddressFields
        address={form}
        onChange={(address) => setForm({ ...form, ...address })}
        faults={faults.shown}
        notes={addressNotes}
      />
      {check.advice && (
        <AddressAdvice
          advice={check.advice}
          onUse={(address) => {
            check.clear()
            setForm((before: BillingForm) => ({
              ...before,
              ...toAddressForm({ ...fromAddressForm(before), ...address }),
            }))
          }}
        />
      )}
      <p className={styles.note}>{t.reviewNote}</p>
    </FormDialog>
  )
}

function isConflict(error: unknown): boolean {
  return error instanceof PartnerError && error.errorName === 'EtagNotValid'
}
