import { Failure } from './failure.ts'
import type { Runtime } from './runtime.ts'
import type { Target } from './target.ts'

const requestMilliseconds = 30_000

/**
 * Calls one of the sandbox's own routes, which ask for no token.
 * @param path below `/sandbox/v1`
 * @throws Failure when there is no sandbox, or it refuses
 */
export async function callSandbox(
  { stop }: Runtime,
  { baseUrl }: Target,
  path: string,
  body?: object,
): Promise<unknown> {
  const url = `${baseUrl}/sandbox/v1/${path}`
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    signal: AbortSignal.any([stop, AbortSignal.timeout(requestMilliseconds)]),
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch((error: unknown) => {
    stop.throwIfAborted()
    const remedy = 'Is it running? Start one with "accredit serve", or name another with --url.'
    throw new Failure('unreachable', `no answer came from ${url}`, remedy, error)
  })
  const text = await response.text()
  if (response.ok) return text === '' ? undefined : JSON.parse(text)
  if (response.status === 404) {
    throw new Failure('refused', `${baseUrl} is not a sandbox`, 'Name one with --url.')
  }
  throw new Failure('refused', describeRefusal(text) ?? `${url} answered ${response.status}`)
}

function describeRefusal(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { description?: string }).description
  } catch {
    return undefined
  }
}
