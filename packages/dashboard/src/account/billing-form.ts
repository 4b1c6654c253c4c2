import type { CustomerBillingProfile } from '@accredit/client'
import {
  addressParts,
  fromAddressForm,
  toAddressForm,
  type AddressForm,
} from '../address/address-form.ts'

const ownParts = ['companyName', 'firstName', 'lastName', 'email'] as const
export const billingParts = [...ownParts, ...addressParts] as const
export type BillingPart = (typeof billingParts)[number]

/** A billing profile as it stands in a form. */
export type BillingForm = AddressForm & Readonly<Record<(typeof ownParts)[number], string>>

/** Puts a profile into a form. */
export function toBillingForm(profile: CustomerBillingProfile): BillingForm {
  const { companyName = '', firstName = '', lastName = '', email = '', defaultAddress } = profile
  return { companyName, firstName, lastName, email, ...toAddressForm(defaultAddress) }
}

/** Takes a profile out of a form; its etag and what the form does not show come from the record. */
export function fromBillingForm(
  form: BillingForm,
  record: CustomerBillingProfile,
): CustomerBillingProfile {
  const { firstName: _first, lastName: _last, ...rest } = record
  const firstName = form.firstName.trim()
  const lastName = form.lastName.trim()
  return {
    ...rest,
    companyName: form.companyName.trim(),
    email: form.email.trim(),
    ...(firstName !== '' && { firstName }),
    ...(lastName !== '' && { lastName }),
    defaultAddress: fromAddressForm(form, record.defaultAddress),
  }
}

/**
 * Finds parts that somebody else changed since the form was opened and that differ from the form;
 * gives the stored values, by part.
 */
export function changedMeanwhile(
  opened: BillingForm,
  stored: BillingForm,
  typed: BillingForm,
): Partial<Record<BillingPart, string>> {
  const parts = billingParts.filter(
    (part) => stored[part] !== opened[part] && stored[part] !== typed[part].trim(),
  )
  return Object.fromEntries(parts.map((part) => [part, stored[part]]))
}

/**
 * Brings a form up to date after somebody else saved: typed values stay, and untouched ones become
 * those stored now.
 */
export function mergeStored(
  opened: BillingForm,
  stored: BillingForm,
  typed: BillingForm,
): BillingForm {
  const merged = billingParts.map((part) => [
    part,
    typed[part] === opened[part] ? stored[part] : typed[part],
  ])
  return Object.fromEntries(merged) as BillingForm
}
