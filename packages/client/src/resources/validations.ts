import type { Address, ValidationCode } from '@accredit/contract'
import type { CallOptions, Connection } from '../connection.ts'
import type { OpenSet } from '../filter.ts'
import { send } from '../send.ts'

/** Degree to which an address was recognised. Source: the .NET SDK. */
export type AddressValidationStatus =
  | 'VerifiedShippable'
  | 'Verified'
  | 'InteractionRequired'
  | 'StreetPartial'
  | 'PremisesPartial'
  | 'Multiple'
  | 'None'
  | 'NotValidated'

/** Result of the check of an address. */
export interface AddressValidation {
  readonly originalAddress: Address
  readonly suggestedAddresses: readonly Address[]
  /** `VerifiedShippable` and `Verified` are safe to use. */
  readonly status: OpenSet<AddressValidationStatus>
  /** Faults of the address in English, for people. */
  readonly validationMessage?: string
  /** The same faults with stable codes; Accredit alone sends them. */
  readonly validationProblems?: readonly {
    readonly field: string
    readonly value?: string
    readonly rule: string
    readonly values: Readonly<Record<string, unknown>>
  }[]
}

/** Address checks and the partner's validation codes. */
export function validations(connection: Connection) {
  return {
    /** Checks an address before it is used in a profile. Every outcome is an answer, not an error. */
    validateAddress(address: Address, options?: CallOptions): Promise<AddressValidation> {
      const path = '/v1/validations/address'
      return send(connection, { method: 'POST', path, body: address }, options)
    },

    /** Reads the partner's validation codes for government customers. */
    codes(options?: CallOptions): Promise<ValidationCode[]> {
      const path = '/v1/customers/all/validations'
      return send(connection, { method: 'GET', path }, options)
    },
  }
}

/** Address checks and the partner's validation codes. */
export type ValidationsResource = ReturnType<typeof validations>
