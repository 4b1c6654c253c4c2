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

/** Form values of a billing profile. */
export type BillingForm = AddressForm & Readonly<Record<(typeof ownParts)[number], string>>

/** Converts a profile to form values. */
export function toBillingForm(profile: CustomerBillingProfile): BillingForm {
  const { companyName = '', firstName = '', lastName = '', email = '', defaultAddress } = profile
  return { companyName, firstName, lastName, email, ...toAddressForm(defaultAddress) }
}

/**
 * Converts form values to a profile; the etag and all members that the form does not show come from
 * the record.
 */
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
 * Finds the parts that somebody else changed since the form was opened and that differ from the
 * form. Returns the stored values by part.
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
 * Merges a newer record into a form: edited values stay, untouched ones are replaced by the stored
 * values.
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
