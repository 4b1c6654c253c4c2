import type { Address } from '@accredit/client'

/** Returns the non-empty lines of an address. */
export function addressLines(address: Address, countryName: (code: string) => string): string[] {
  const { addressLine1, addressLine2, addressLine3, city, state, region, postalCode } = address
  const place = [city, state ?? region].filter(Boolean).join(', ')
  const lines = [
    addressLine1,
    addressLine2,
    addressLine3,
    [place, postalCode].filter(Boolean).join(' '),
    address.country && countryName(address.country),
  ]
  return lines.filter((line) => line !== undefined && line.trim() !== '') as string[]
}
