import type {
  CountryValidationRules,
  CreatedCustomer,
  CustomerQualification,
  NewCustomer,
  QualificationRequest,
} from '@accredit/client'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keys } from '../data/keys.ts'
import { usePartner } from '../data/partner.tsx'
import { useWrite } from '../data/use-write.ts'
import { toNewCustomer, toQualificationRequest, type CustomerForm } from './customer-form.ts'

/** Outcome of creating a customer. */
export interface Outcome {
  readonly customer: CreatedCustomer
  /** Absent when none was requested, or the request was refused. */
  readonly qualification?: CustomerQualification
  /** Error of the qualification request. */
  readonly refused?: unknown
}

/**
 * Creates a customer and requests its qualification. These are two calls: when the second fails the
 * customer exists all the same, and its Account page offers the request again.
 */
export function useCreateCustomer() {
  const partner = usePartner()
  const queries = useQueryClient()
  const [asking, setAsking] = useState(false)
  const creation = useWrite((as, draft: NewCustomer) => as.customers.create(draft))

  const ask = async (customerId: string, request: QualificationRequest | undefined) => {
    if (!request) return {}
    setAsking(true)
    try {
      const { qualification } = partner.customers.byId(customerId)
      return { qualification: await qualification.createQualifications(request) }
    } catch (refused) {
      return { refused }
    } finally {
      setAsking(false)
    }
  }

  return {
    pending: creation.pending || asking,
    error: creation.error,
    reset: creation.reset,
    async create(
      form: CustomerForm,
      rules: CountryValidationRules | undefined,
    ): Promise<Outcome | undefined> {
      const customer = await creation.run(toNewCustomer(form, rules))
      if (!customer) return undefined
      const asked = await ask(customer.id, toQualificationRequest(form))
      for (const queryKey of [keys.customers, keys.codes, keys.overview]) {
        void queries.invalidateQueries({ queryKey })
      }
      return { customer, ...asked }
    },
  }
}
