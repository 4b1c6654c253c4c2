import { obtainToken } from '../obtain-token.ts'
import type { Connection } from '../connection.ts'

/** Reads the partner's tenant out of the access token; `undefined` for one that is no JSON Web Token. */
export async function readPartnerId(
  connection: Connection,
  signal: AbortSignal,
): Promise<string | undefined> {
  const token = await obtainToken(connection, signal)
  const [, payload = ''] = token.split('.')
  try {
    const text = atob(payload.replaceAll('-', '+').replaceAll('_', '/'))
    const { tid }: { tid?: unknown } = JSON.parse(text)
    return typeof tid === 'string' ? tid.toLowerCase() : undefined
  } catch {
    return undefined
  }
}
