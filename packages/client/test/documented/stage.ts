import type { TestContext } from 'node:test'
import { clouds, sandbox } from '../../src/index.ts'
import type { TestService } from '../../../service/test/support/service.ts'

/** Surroundings in which an example runs: a sandbox that answers at every address it may call. */
export interface Stage {
  readonly service: TestService
  /** The requests of the example, such as `GET /v1/customers`. */
  readonly requests: readonly string[]
  /** Lines that the example has written to the console. */
  readonly lines: readonly string[]
  /** Told of what happens from now on. */
  onRequest(listener: (request: string) => void): void
  onLine(listener: (line: string) => void): void
}

const standIns = new Set<string>(
  [sandbox, ...Object.values(clouds)].flatMap(({ baseUrl, authority }) => [baseUrl, authority]),
)

/**
 * Lets a sandbox, as it starts, stand in for its default address and for Microsoft's until the test
 * ends.
 * @param startsOwn true for an example that starts a sandbox itself, and may call that one
 */
export async function setStage(
  t: TestContext,
  service: TestService,
  startsOwn: boolean,
): Promise<Stage> {
  const requests: string[] = []
  const lines: string[] = []
  const requestListeners: ((request: string) => void)[] = []
  const lineListeners: ((line: string) => void)[] = []

  const send = globalThis.fetch
  await send(`${service.url}/sandbox/v1/reset`, { method: 'POST' })
  t.mock.method(globalThis, 'fetch', async (input: string | URL, init?: RequestInit) => {
    const url = new URL(input)
    if (url.origin === service.url) return send(url, init)
    const isOwn = startsOwn && url.hostname === '127.0.0.1' && !standIns.has(url.origin)
    if (!isOwn && !standIns.has(url.origin)) {
      throw new TypeError(`no example may call ${url.origin}`)
    }
    const base = isOwn ? url.origin : service.url
    const answer = await send(`${base}${url.pathname}${url.search}`, init)
    const request = `${init?.method ?? 'GET'} ${url.pathname}`
    requests.push(request)
    for (const listener of requestListeners) listener(request)
    return answer
  })
  for (const name of ['log', 'info', 'warn', 'error'] as const) {
    t.mock.method(console, name, (...texts: unknown[]) => {
      const line = texts.map(String).join(' ')
      lines.push(line)
      for (const listener of lineListeners) listener(line)
    })
  }
  return {
    service,
    requests,
    lines,
    onRequest: (listener) => requestListeners.push(listener),
    onLine: (listener) => lineListeners.push(listener),
  }
}
