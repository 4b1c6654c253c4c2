import type { Address } from '@accredit/contract'

/** Address of an organisation: its own, or the billing address when it has none. */
export function organisationAddress({
  company,
  billing,
}: {
  readonly company: { readonly address?: Address | undefined }
  readonly billing: { readonly defaultAddress?: Address | undefined }
}): Address | undefined {
  return company.address ?? billing.defaultAddress
}
