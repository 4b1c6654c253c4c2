import type { Address } from '@accredit/contract'

/** Codes in use besides ISO 3166-1, which reserves them for these countries. */
const otherCodes: ReadonlyMap<string, string> = new Map([['UK', 'GB']])

/**
 * Returns the ISO 3166-1 code of a country.
 * @example
 * countryCode('uk') // 'GB'
 */
export function countryCode(sent: string): string {
  const code = sent.trim().toUpperCase()
  return otherCodes.get(code) ?? code
}

/** Returns the address with the ISO 3166-1 code of its country. */
export function nameCountry(address: Address): Address {
  const { country } = address
  const renamed = otherCodes.get(country?.toUpperCase() ?? '')
  return renamed === undefined ? address : { ...address, country: renamed }
}
