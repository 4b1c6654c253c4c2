import type { Address } from '@accredit/contract'

/** Codes that are in use beside those of ISO 3166-1, which reserves them for these countries. */
const otherCodes: ReadonlyMap<string, string> = new Map([['UK', 'GB']])

/**
 * The code of a country as ISO 3166-1 has it.
 * @example countryCode('uk') // 'GB'
 */
export function countryCode(sent: string): string {
  const code = sent.trim().toUpperCase()
  return otherCodes.get(code) ?? code
}

/** The address, with its country by the code that ISO 3166-1 has for it. */
export function nameCountry(address: Address): Address {
  const { country } = address
  const renamed = otherCodes.get(country?.toUpperCase() ?? '')
  return renamed === undefined ? address : { ...address, country: renamed }
}
