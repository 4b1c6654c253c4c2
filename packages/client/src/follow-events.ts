import type { LiveEvent } from '@accredit/contract'
import { buildRequest } from './build-request.ts'
import type { Connection } from './connection.ts'
import { PartnerError } from './errors.ts'
import { obtainToken } from './obtain-token.ts'
import { readError } from './read-error.ts'
import { readEventStream, type StreamMessage } from './read-event-stream.ts'
import { readRetryAfter } from './read-retry-after.ts'

/** Something that happened: an event, or a signal that something may have changed. */
export type FollowedEvent = LiveEvent & {
  /** Place in the stream: give it as `after` to go on after this event. */
  readonly cursor: string
}

export interface FollowOptions {
  /** Ends the following. */
  readonly signal?: AbortSignal | undefined
  /** The `cursor` of the last event that was seen. Default: from now on. */
  readonly after?: string | undefined
  /** Called with the cursor after which a connection begins. */
  readonly onCursor?: ((cursor: string) => void) | undefined
  /** Called when a connection is open and when it is lost. */
  readonly onConnection?: ((state: 'open' | 'lost') => void) | undefined
  /**
   * Longest silence before the connection counts as lost, in milliseconds; keep-alive comments end
   * a silence too. Default: one minute.
   */
  readonly silenceMs?: number | undefined
}

const shortestWaitMs = 1_000
const longestWaitMs = 30_000

/**
 * Follows what happens, event by event. A lost connection is opened again, after a while that grows
 * from one second to half a minute, and goes on after the last event that was seen. One that the
 * service ends, because the token has expired, is opened again with a fresh token. Ends when the
 * signal does; rejects with a `PartnerError` when the service refuses.
 */
export async function* followEvents(
  connection: Connection,
  options: FollowOptions = {},
): AsyncGenerator<FollowedEvent, void, undefined> {
  const { signal, onConnection, onCursor } = options
  let lastEventId = options.after
  let waitMs = shortestWaitMs
  let failures = 0
  while (!signal?.aborted) {
    let pauseMs = 0
    try {
      const onOpen = () => {
        failures = 0
        onConnection?.('open')
      }
      for await (const message of openStream(connection, options, lastEventId, onOpen)) {
        if (message.id !== '') lastEventId = message.id
        waitMs = message.retryMs ?? waitMs
        const event = readEvent(message)
        if (event) yield event
        else if (message.id !== '') onCursor?.(message.id)
      }
    } catch (error) {
      if (isAborted(signal)) return
      if (isFinal(error)) throw error
      if (error instanceof PartnerError) pauseMs = (error.retryAfterSeconds ?? 0) * 1000
    }
    if (isAborted(signal)) return
    onConnection?.('lost')
    const backoff = Math.min(longestWaitMs, waitMs * 2 ** failures)
    failures += 1
    // Clients that lost their connection together must not come back together.
    const spread = backoff * (0.75 + connection.random() / 2)
    await connection.sleep(Math.max(pauseMs, spread), signal).catch(() => undefined)
  }
}

async function* openStream(
  connection: Connection,
  { signal, silenceMs = 60_000 }: FollowOptions,
  lastEventId: string | undefined,
  onOpen: () => void,
): AsyncGenerator<StreamMessage, void, undefined> {
  const silence = new AbortController()
  const ended = signal ? AbortSignal.any([signal, silence.signal]) : silence.signal
  let timer: ReturnType<typeof setTimeout> | undefined
  const listen = () => {
    clearTimeout(timer)
    timer = setTimeout(() => silence.abort(), silenceMs)
  }
  try {
    listen()
    const response = await connect(connection, lastEventId, ended)
    onOpen()
    yield* readEventStream(piecesOf(response, listen))
  } finally {
    clearTimeout(timer)
    silence.abort()
  }
}

async function* piecesOf(response: Response, listen: () => void): AsyncGenerator<string> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  for (;;) {
    const read = await reader?.read()
    if (!read || read.done) return
    listen()
    yield decoder.decode(read.value, { stream: true })
  }
}

/** Opens the stream; a refused token gets one more chance, as with every call. */
async function connect(
  connection: Connection,
  lastEventId: string | undefined,
  signal: AbortSignal,
): Promise<Response> {
  const call = { method: 'GET', path: '/accredit/v1/events/stream' } as const
  const request = buildRequest(connection, call)
  const { url, correlationId, requestId } = request
  const open = (token: string) => {
    const headers = request.headersWith(token)
    headers.set('Accept', 'text/event-stream, application/json')
    if (lastEventId !== undefined) headers.set('Last-Event-ID', lastEventId)
    return connection.fetch(url, { method: 'GET', headers, signal })
  }
  const token = await obtainToken(connection, signal)
  let response = await open(token)
  if (response.status === 401) {
    const other = await obtainToken(connection, signal, token)
    if (other !== token) response = await open(other)
  }
  if (response.ok) return response
  throw readError({
    method: 'GET',
    status: response.status,
    statusText: response.statusText,
    text: await response.text(),
    correlationId: response.headers.get('MS-CorrelationId') ?? correlationId,
    requestId: response.headers.get('MS-RequestId') ?? requestId,
    retryAfterSeconds: readRetryAfter(response.headers.get('Retry-After'), connection.now()),
  })
}

function readEvent({ id, data }: StreamMessage): FollowedEvent | undefined {
  if (data === undefined) return undefined
  try {
    return { ...(JSON.parse(data) as LiveEvent), cursor: id }
  } catch (cause) {
    throw new PartnerError({
      message: 'The service sent an event that is not JSON.',
      category: 'ResponseParsing',
      retryable: false,
      cause,
    })
  }
}

/** A refusal stands; a service that is away, busy or silent is asked again. */
function isFinal(error: unknown): boolean {
  return error instanceof PartnerError && !error.retryable
}

function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true
}
