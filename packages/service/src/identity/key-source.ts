import type { CryptoKey } from 'jose'

/** Source of the public keys that verify access tokens. */
export interface KeySource {
  /** Changes whenever the set of keys changed: what was verified before must be verified again. */
  readonly generation: number
  /**
   * Finds the key of this id for this algorithm; `undefined` when there is none.
   * @throws Refused with ServiceUnavailable when that cannot be known at the moment.
   */
  find(kid: string, alg: string): CryptoKey | undefined | Promise<CryptoKey | undefined>
}

/** The only algorithm that a token may be signed with, as in Entra ID. */
export const signingAlgorithm = 'RS256'
