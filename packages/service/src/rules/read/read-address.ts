import { Address, longestAddressPart } from '@accredit/contract'
import type { Behaviour } from '../behaviour.ts'
import { readObject, readText } from './read-member.ts'

/**
 * Parses an address without judging it.
 * @param name its place, e.g. `billingProfile.defaultAddress`
 * @throws Refused InvalidRequestInput when it is not an object, or a part of it is not a string
 */
export function readAddress(value: unknown, name: string): Address {
  const members = readObject(value, name)
  const address: Record<string, string> = {}
  for (const part of Object.keys(Address.properties)) {
    const field = name === 'body' ? part : `${name}.${part}`
    const text = readText(members[part], field, longestAddressPart)
    if (text !== undefined) address[part] = text
  }
  return address
}

export const behaviours: Behaviour[] = [
  {
    behaviour: 'Parts of an address that are no text are 400/800002, before it is judged.',
    fidelity: 'assumed',
    source: 'A body that does not fit its model cannot be read.',
  },
]
