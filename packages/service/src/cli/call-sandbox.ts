import { explainedFetch } from './explained-fetch.ts'
import { findProblem, problem } from '../words/problem.ts'
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
  const response = await explainedFetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    signal: AbortSignal.any([stop, AbortSignal.timeout(requestMilliseconds)]),
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  }).catch((error: unknown) => {
    stop.throwIfAborted()
    throw new Failure('unreachable', findProblem(error) ?? problem('NoAnswer', { url }), error)
  })
  const text = await response.text()
  if (response.ok) return text === '' ? undefined : JSON.parse(text)
  if (response.status === 404) {
    throw new Failure('refused', problem('NoControls', { service: baseUrl }))
  }
  const reason = describeRefusal(text)
  throw new Failure(
    'refused',
    reason === undefined
      ? problem('AnsweredWith', { url, status: response.status })
      : problem('RefusedByService', { reason }),
  )
}

function describeRefusal(text: string): string | undefined {
  try {
    return (JSON.parse(text) as { description?: string }).description
  } catch {
    return undefined
  }
}
