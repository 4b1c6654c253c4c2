/** Claims of a token. */
export type TokenClaims = Readonly<Record<string, unknown>>

/**
 * Decodes the claims of a JSON Web Token without verifying them; only the service can do that.
 * @returns undefined when it is not a readable token
 */
export function readClaims(token: string): TokenClaims | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]+$/.exec(token) ?? []
  if (payload === undefined) return undefined
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'))
    const isObject = typeof claims === 'object' && claims !== null && !Array.isArray(claims)
    return isObject ? (claims as TokenClaims) : undefined
  } catch {
    return undefined
  }
}

/** The user's name in the claims, if any. */
export function userNameOf(claims: TokenClaims): string | undefined {
  return ['upn', 'unique_name', 'preferred_username']
    .map((name) => claims[name])
    .find((name): name is string => typeof name === 'string' && name !== '')
}
