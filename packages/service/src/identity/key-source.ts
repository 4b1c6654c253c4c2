import type { CryptoKey } from 'jose'

/** Source of the public keys that verify access tokens. */
export interface KeySource {
  /** Changes whenever the set of keys changes: tokens verified before must be verified again. */
  readonly generation: number
  /**
   * Finds the key with this id and algorithm; `undefined` when there is none.
   * @throws Refused with ServiceUnavailable when the keys are unavailable
   */
  find(kid: string, alg: string): CryptoKey | undefined | Promise<CryptoKey | undefined>
}

/** The only accepted signing algorithm, as in Entra ID. */
export const signingAlgorithm = 'RS256'
