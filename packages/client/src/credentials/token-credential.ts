/** An access token with the time at which it ends, in epoch milliseconds. */
export interface AccessToken {
  readonly token: string
  readonly expiresOnTimestamp: number
}

export interface GetTokenOptions {
  readonly abortSignal?: AbortSignal
  /** A token that the service has just refused; a credential that can gives another one. */
  readonly rejectedToken?: string
}

/**
 * Whatever can give access tokens. Every credential of `@azure/identity` fits, and so does an object
 * with one function.
 */
export interface TokenCredential {
  getToken(scopes: string | string[], options?: GetTokenOptions): Promise<AccessToken | null>
}
