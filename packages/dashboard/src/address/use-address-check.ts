import { PartnerError, type Address, type AddressValidation } from '@accredit/client'
import { useState } from 'react'
import { usePartner } from '../data/partner.tsx'

const good: ReadonlySet<string> = new Set(['Verified', 'VerifiedShippable'])

/** The check of an address before it is saved. */
export interface AddressCheck {
  /** Advice on the address; absent when it is good, or was not checked. */
  readonly advice: AddressValidation | undefined
  /** The refusal that an address would get which breaks a rule of its country. */
  readonly refusal: PartnerError | undefined
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
  const [refusal, setRefusal] = useState<PartnerError>()
  return {
    advice: advised?.advice,
    refusal,
    clear: () => setAdvised(undefined),
    async mayGoOn(address) {
      const text = JSON.stringify(address)
      if (advised?.text === text) return true
      const advice = await partner.validations.validateAddress(address).catch(() => undefined)
      const refused = advice && refusalOf(advice)
      const isGood = advice === undefined || good.has(advice.status)
      setRefusal(refused)
      setAdvised(isGood || refused ? undefined : { text, advice })
      return isGood
    },
  }
}

/** The service refuses by the same rules by which it checks. */
function refusalOf(advice: AddressValidation): PartnerError | undefined {
  const { validationProblems: problems = [], validationMessage: message = '' } = advice
  if (problems.length === 0) return undefined
  return new PartnerError({
    message,
    category: 'BadInput',
    errorName: 'AddressNotValid',
    parameters: { rules: JSON.stringify(problems) },
    retryable: false,
  })
}
