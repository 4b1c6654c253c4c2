import type { Connection } from './connection.ts'
import { PartnerError } from './errors.ts'

/**
 * Gets the access token for one attempt. Whatever a credential throws becomes a `PartnerError` of
 * category `Unauthorized`, with the original as its cause; those of this package's own credentials
 * pass unchanged, because they know whether the sign-in service was merely busy.
 */
export async function obtainToken(
  { credential, scopes }: Connection,
  signal: AbortSignal,
  rejectedToken?: string,
): Promise<string> {
  const token = await credential
    .getToken([...scopes], {
      abortSignal: signal,
      ...(rejectedToken !== undefined && { rejectedToken }),
    })
    .catch((cause: unknown) => {
      signal.throwIfAborted()
      throw cause instanceof PartnerError ? cause : signInFailed(reasonOf(cause), cause)
    })
  if (!token) throw signInFailed('the credential gave no token')
  return token.token
}

function signInFailed(reason: string, cause?: unknown): PartnerError {
  return new PartnerError({
    message: `Signing in failed: ${reason}`,
    category: 'Unauthorized',
    retryable: false,
    cause,
  })
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
