import type { Address, AddressValidation } from '@accredit/client'
import { useState } from 'react'
import { usePartner } from '../data/partner.tsx'

const good: ReadonlySet<string> = new Set(['Verified', 'VerifiedShippable'])

/** The check of an address before it is saved. */
export interface AddressCheck {
  /** Advice on the address; absent when it is good, or was not checked. */
  readonly advice: AddressValidation | undefined
  /**
   * Says whether to go on: when the address is good, or is the very one that the person was advised
   * about and wants all the same. A check that fails stops nobody, since the service checks again.
   */
  mayGoOn(address: Address): Promise<boolean>
  /** Forgets the advice. */
  clear(): void
}

/** Checks addresses, and remembers what was said about the last one. */
export function useAddressCheck(): AddressCheck {
  const partner = usePartner()
  const [advised, setAdvised] = useState<{ text: string; advice: AddressValidation }>()
  return {
    advice: advised?.advice,
    clear: () => setAdvised(undefined),
    async mayGoOn(address) {
      const text = JSON.stringify(address)
      if (advised?.text === text) return true
      const advice = await partner.validations.validateAddress(address).catch(() => undefined)
      const isGood = advice === undefined || good.has(advice.status)
      setAdvised(isGood ? undefined : { text, advice })
      return isGood
    },
  }
}
