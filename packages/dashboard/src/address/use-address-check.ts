import { PartnerError, type Address, type AddressValidation } from '@accredit/client'
import { useState } from 'react'
import { usePartner } from '../data/partner.tsx'

const good: ReadonlySet<string> = new Set(['Verified', 'VerifiedShippable'])

/** Check of an address before it is saved. */
export interface AddressCheck {
  /** Advice about the address; absent when it is valid or unchecked. */
  readonly advice: AddressValidation | undefined
  /** Refusal that the address would get for breaking a rule of its country. */
  readonly refusal: PartnerError | undefined
  /**
   * Checks an address and resolves to true when it may be saved: it is valid, or the user saves the
   * same address again after seeing the advice. A check that fails blocks nobody, since the service
   * checks again.
   */
  mayGoOn(address: Address): Promise<boolean>
  clear(): void
}

/** Checks addresses and keeps the advice about the last one. */
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

/**
 * Turns the advice into the refusal that saving would get; the service applies the same rules in
 * both.
 */
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
